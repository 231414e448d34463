"""A summary in Markdown, for a comment or a job's summary page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from specwright.diagnostics.diagnostic import Diagnostic, Severity

from .characters import shown
from .printer import Style

_TITLES: Final = (
    (Severity.ERROR, "Errors"),
    (Severity.WARNING, "Warnings"),
    (Severity.NOTE, "Notes"),
)
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|])")


def print_markdown(diagnostics: Sequence[Diagnostic], style: Style) -> str:
    """Return a table of the findings for each severity, worst first."""
    return "\n".join(_lines(diagnostics, style)) + "\n"


def _lines(diagnostics: Sequence[Diagnostic], style: Style) -> Iterator[str]:
    if not diagnostics:
        yield "No findings."
        return
    for severity, title in _TITLES:
        found = [d for d in diagnostics if d.severity is severity]
        if found:
            yield from (f"## {style.titles.get(severity, title)} ({len(found)})", "")
            yield from ("| where | what | rule |", "| --- | --- | --- |")
            yield from map(_row, found)
            yield ""


def _row(diagnostic: Diagnostic) -> str:
    span = diagnostic.location.span
    place = f"{span.file}:{span.line}" if span else diagnostic.location.pointer
    what = _escaped(diagnostic.message)
    if diagnostic.hint is not None:
        what += f"<br>help: {_escaped(diagnostic.hint)}"
    return f"| {_escaped(place)} | {what} | {_escaped(diagnostic.code)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", shown(text.replace("\n", " ")))
