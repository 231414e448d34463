"""Rule `read-only-and-write-only`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the schemas that say both."""
    for schema in specification.schemas:
        if schema.annotations.read_only and schema.annotations.write_only:
            yield Finding(schema.pointer, "this is read-only and write-only at once")


RULE = Rule(
    id="read-only-and-write-only",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="No property is both read-only and write-only.",
    why="It could be sent in neither direction.",
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        id:
          type: string
          readOnly: true
          writeOnly: true
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        id: {type: string, readOnly: true}
""",
    hint="remove one of the two",
    findings=findings,
)
