"""A rule: what it asks of a specification, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from specwright.diagnostics import Location, Severity

from .specification import Specification


class Ruleset(StrEnum):
    """Named selections of rules; each holds the rules of those before it."""

    MINIMAL = "minimal"
    RECOMMENDED = "recommended"
    STRICT = "strict"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that breaks a rule. `key` points at the member's name, not its value."""

    pointer: str
    message: str
    key: bool = False
    hint: str | None = None
    also: tuple[tuple[Location, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule.

    `what` and `why` are sentences; `bad` and `good` are YAML, merged into a small
    document that breaks no rule to make an example. `hint` is in the imperative.
    """

    id: str
    severity: Severity
    ruleset: Ruleset
    what: str
    why: str
    bad: str
    good: str
    hint: str
    findings: Callable[[Specification], Iterable[Finding]]
