"""Annotations of GitHub Actions: workflow commands on standard output."""

from collections.abc import Iterator, Sequence
from typing import Final

from specwright.diagnostics.diagnostic import Diagnostic, Severity

from .characters import shown
from .printer import Style

_COMMANDS: Final = {
    Severity.NOTE: "notice",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
}


def print_github(diagnostics: Sequence[Diagnostic], _style: Style) -> str:
    """Return one workflow command a finding."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = ",".join(f"{name}={value}" for name, value in _properties(diagnostic))
    text = diagnostic.message
    if diagnostic.hint is not None:
        text += f"\nhelp: {diagnostic.hint}"
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_escaped(text)}"


def _properties(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    span = diagnostic.location.span
    if span is not None:
        yield "file", _property(span.file)
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:
            # Columns of a range over several lines are refused.
            yield "col", str(span.column)
            yield "endColumn", str(span.end_column)
    yield "title", _property(diagnostic.code)


def _escaped(text: str) -> str:
    return shown(text, "\n").replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
