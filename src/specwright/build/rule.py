"""A rule of building: what it asks of a document, and why."""

from dataclasses import dataclass

from specwright.diagnostics import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One kind of finding.

    `what` and `why` are sentences; `bad` and `good` are YAML, merged into a small
    document that breaks no rule to make an example. `hint` is in the imperative; None
    where each finding has its own.
    """

    code: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str
    hint: str | None = None
