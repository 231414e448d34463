"""Rule `mixed-property-spelling`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Properties
from specwright.lint.names import commonest, style_of
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the properties that are spelled as few others are."""
    names = [
        (name, member.pointer)
        for schema in specification.schemas
        for assertion in schema.assertions
        if isinstance(assertion, Properties)
        for name, member in assertion.members
    ]
    usual = commonest(style_of(name) for name, _ in names)
    for name, pointer in names:
        if style_of(name) not in (None, usual):
            yield Finding(pointer, f"'{name}' is not spelled in {usual}", key=True)


RULE = Rule(
    id="mixed-property-spelling",
    severity=Severity.NOTE,
    ruleset=Ruleset.STYLE,
    what="All properties of the document are spelled alike.",
    why="Users type these names; one spelling makes them predictable.",
    bad="""\
components:
  schemas:
    Thing:
      properties:
        made_at: {type: string}
        made_by: {type: string}
        madeFor: {type: string}
""",
    good="""\
components:
  schemas:
    Thing:
      properties:
        made_at: {type: string}
        made_by: {type: string}
        made_for: {type: string}
""",
    hint="spell it as most others are",
    findings=findings,
)
