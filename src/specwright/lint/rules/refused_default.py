"""Rule `refused-default`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.judgement import Judgement
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the defaults that their schemas refuse."""
    judgement = Judgement(specification.api)
    for schema in specification.schemas:
        default = schema.annotations.default
        if default is not None and judgement.refuses(schema, default.json):
            reason = judgement.reason(schema, default.json)
            message = f"this default is not valid: {reason}"
            yield Finding(f"{schema.pointer}/default", message)


RULE = Rule(
    id="refused-default",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="A default is valid for its own schema.",
    why=(
        "Whoever relies on it sends, or is handed, a value that the contract refuses."
    ),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, default: big}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, default: 3}
""",
    hint="correct the default, or the schema",
    findings=findings,
)
