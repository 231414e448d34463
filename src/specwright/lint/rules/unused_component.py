"""Rule `unused-component`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import Json
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_KINDS = (
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "links",
    "callbacks",
)


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the components that no reference names."""
    used = frozenset(_references(specification.document.value))
    for kind in _KINDS:
        found = specification.member("components", kind)
        for name in found if isinstance(found, dict) else ():
            pointer = f"/components/{kind}/{name.replace('~', '~0').replace('/', '~1')}"
            if f"#{pointer}" not in used:
                yield Finding(
                    pointer, f"nothing refers to '{name}' of {kind}", key=True
                )


def _references(value: Json) -> Iterator[str]:
    waiting: list[Json] = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict):
            target = current.get("$ref")
            if isinstance(target, str):
                yield target
            waiting.extend(current.values())
        elif isinstance(current, list):
            waiting.extend(current)


RULE = Rule(
    id="unused-component",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every component other than a schema is referred to.",
    why="What nothing uses is not tested by anybody, and rots.",
    bad="""\
components:
  responses:
    Ghost: {description: Never seen}
""",
    good="""\
components: {responses: {}}
""",
    hint="remove it, or refer to it",
    findings=findings,
)
