"""Rule `properties-alike`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Properties
from specwright.lint.names import alike
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the second of two properties that are easily confused."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Properties):
                pointers = {name: member.pointer for name, member in assertion.members}
                for first, second in alike(pointers):
                    message = f"'{second}' is easily confused with '{first}'"
                    yield Finding(pointers[second], message, key=True)


RULE = Rule(
    id="properties-alike",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what=("The properties of an object differ in more than case and punctuation."),
    why="In most languages they become one field name.",
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        user_id: {type: string}
        userId: {type: string}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        user_id: {type: string}
""",
    hint="rename or remove one of them",
    findings=findings,
)
