"""The rules as pages of the catalogue."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

from specwright.diagnostics import Entry

from .examples import Example, examples
from .report import SEVERITIES
from .rule import Area, Direction, Level, Rule
from .rules import RULES

_WORDS = {
    "operation": "an operation",
    "subject": "a schema",
    "status": "an answer",
    "scheme": "a security scheme",
    "value": "(name)",
    "names": "(types)",
    "index": "(index)",
    "before": "(before)",
    "after": "(after)",
    "date": "(date)",
}
_REASONS: Final[Mapping[tuple[Level, Direction | None], str]] = {
    (Level.BREAKING, Direction.REQUEST): (
        "Requests that the old contract allows may be refused by the new one."
    ),
    (Level.BREAKING, Direction.RESPONSE): (
        "Answers that the new contract allows may be unknown to clients of the old one."
    ),
    (Level.BREAKING, None): "Clients of the old contract fail under the new one.",
}
_RISKY = "Clients keep working, unless they rely on what the contract left open."
_COMPATIBLE = "Nothing that the old contract allows is taken away."


def entries() -> tuple[Entry, ...]:
    """Return what `explain` says of each rule."""
    return tuple(_entry(rule) for rule in RULES.values())


def _entry(rule: Rule) -> Entry:
    example = _example(rule)
    message = rule.message.format_map(_WORDS)
    return Entry(
        code=rule.id,
        severity=SEVERITIES[rule.level],
        title=f"{rule.level.name.lower()} change",
        what=f"{message[0].upper()}{message[1:]}.",
        why=_reason(rule),
        bad=_written({"before": example.before, "after": example.after}),
        good=_written({"before": example.before, "after": deepcopy(example.before)}),
    )


def _example(rule: Rule) -> Example:
    name = rule.id
    if rule.area is Area.SCHEMA:
        name = name.removeprefix(f"{rule.direction}-")
    return examples()[name]


def _reason(rule: Rule) -> str:
    match rule.level:
        case Level.BREAKING:
            return _REASONS[rule.level, rule.direction]
        case Level.RISKY:
            return _RISKY
        case Level.COMPATIBLE:
            return _COMPATIBLE


def _written(value: Any) -> str:
    import yaml

    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True)
    return text
