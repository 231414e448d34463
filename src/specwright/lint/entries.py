"""The rules as pages of the catalogue."""

from specwright.diagnostics import Entry

from .rule import Rule
from .rules import RULES


def entries() -> tuple[Entry, ...]:
    """Return what `explain` says of each rule."""
    return tuple(_entry(rule) for rule in RULES.values())


def _entry(rule: Rule) -> Entry:
    return Entry(
        code=rule.id,
        severity=rule.severity,
        title=f"{rule.id.replace('-', ' ')}, of the ruleset {rule.ruleset}",
        what=rule.what,
        why=rule.why,
        bad=rule.bad,
        good=rule.good,
    )
