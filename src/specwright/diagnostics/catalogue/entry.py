"""What the catalogue says about a code."""

from dataclasses import dataclass

from specwright.diagnostics.diagnostic import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One code, explained.

    `title` is a noun phrase; `what` and `why` are sentences; `bad` and `good` are
    excerpts that show the finding and its cure.
    """

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    bad: str
    good: str
