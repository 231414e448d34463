"""What lint reports about its own configuration."""

from typing import Final

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES: Final = (
    Entry(
        code="unknown-rule",
        severity=Severity.ERROR,
        title="a rule that does not exist",
        what="The configuration, or an `x-specwright-ignore`, names a rule that lint "
        "does not have.",
        why="A misspelt name changes nothing, and looks as if it did.",
        bad="x-specwright-ignore: {unused-componnet: kept for clients}",
        good="x-specwright-ignore: {unused-component: kept for clients}",
    ),
    Entry(
        code="malformed-ignore",
        severity=Severity.ERROR,
        title="an ignore without a reason",
        what="An `x-specwright-ignore` is not a mapping of rules to reasons.",
        why="Nobody can tell later whether the reason still holds.",
        bad="x-specwright-ignore: [unused-component]",
        good="x-specwright-ignore: {unused-component: clients of 1.x read it}",
    ),
)
