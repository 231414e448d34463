"""Rule `unreadable-pattern`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Pattern
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the patterns that jsonschema-rs cannot read."""
    import jsonschema_rs

    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Pattern):
                try:
                    jsonschema_rs.Draft202012Validator({"pattern": assertion.regex})
                except ValueError:
                    message = f"'{assertion.regex}' is no regular expression"
                    yield Finding(f"{schema.pointer}/pattern", message)


RULE = Rule(
    id="unreadable-pattern",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="Patterns are regular expressions.",
    why=("Nothing can be checked against a pattern that no engine reads."),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string, pattern: (a}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string, pattern: (a)}
""",
    hint="correct the pattern (ECMA-262, as JSON Schema recommends)",
    findings=findings,
)
