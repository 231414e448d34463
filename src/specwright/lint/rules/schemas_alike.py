"""Rule `schemas-alike`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.names import alike
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_PREFIX = "/components/schemas/"


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the second of two component schemas that are easily confused."""
    pointers = {
        pointer.removeprefix(_PREFIX): pointer
        for pointer in specification.api.schemas
        if pointer.startswith(_PREFIX) and pointer.count("/") == 3
    }
    for first, second in alike(pointers):
        message = f"'{second}' is easily confused with '{first}'"
        yield Finding(pointers[second], message, key=True)


RULE = Rule(
    id="schemas-alike",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Component schemas differ in more than case and punctuation.",
    why="In most languages they become one class name.",
    bad="""\
components:
  schemas:
    BigThing: {type: string}
    big_thing: {type: string}
""",
    good="""\
components:
  schemas:
    BigThing: {type: string}
""",
    hint="rename one of them",
    findings=findings,
)
