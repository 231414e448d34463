"""Rule `mixed-schema-spelling`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.names import commonest, style_of
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_PREFIX = "/components/schemas/"


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the component schemas that are spelled as few others are."""
    names = {
        pointer.removeprefix(_PREFIX): pointer
        for pointer in specification.api.schemas
        if pointer.startswith(_PREFIX) and pointer.count("/") == 3
    }
    usual = commonest(style_of(name) for name in names)
    for name, pointer in names.items():
        if style_of(name) not in (None, usual):
            yield Finding(pointer, f"'{name}' is not spelled in {usual}", key=True)


RULE = Rule(
    id="mixed-schema-spelling",
    severity=Severity.NOTE,
    ruleset=Ruleset.STYLE,
    what="All component schemas are spelled alike.",
    why=("They become class names; one spelling makes them predictable."),
    bad="""\
components:
  schemas:
    OldThing: {type: string}
    NewThing: {type: string}
    other_thing: {type: string}
""",
    good="""\
components:
  schemas:
    OldThing: {type: string}
    NewThing: {type: string}
""",
    hint="spell it as most others are",
    findings=findings,
)
