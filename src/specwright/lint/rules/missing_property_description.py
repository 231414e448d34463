"""Rule `missing-property-description`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Properties
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the properties that nothing is said of."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Properties):
                for name, member in assertion.members:
                    found = specification.followed(member)
                    if not (found.annotations.description or found.annotations.title):
                        message = f"the property '{name}' has no description"
                        yield Finding(member.pointer, message, key=True)


RULE = Rule(
    id="missing-property-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.STYLE,
    what="Every property has a description.",
    why="It is the documentation of a field.",
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: string}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: string, description: In metres.}
""",
    hint="say what the property means",
    findings=findings,
)
