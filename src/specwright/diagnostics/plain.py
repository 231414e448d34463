"""Findings as plain data, such as JSON holds, and back."""

from collections.abc import Mapping
from typing import Any

from .diagnostic import Diagnostic, Location, Note, Severity, Span


def plain(finding: Diagnostic) -> dict[str, Any]:
    """Return one finding as plain data, without members that say nothing."""
    value: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": finding.message,
        **_located(finding.location),
    }
    if finding.hint is not None:
        value["hint"] = finding.hint
    if finding.notes:
        value["notes"] = [
            {"message": note.message, **_located(note.location)}
            for note in finding.notes
        ]
    return value


def _located(location: Location) -> dict[str, Any]:
    span = location.span
    if span is not None:
        return {"pointer": location.pointer, **_spanned(span)}
    # The span has yet to be looked up: of the value, or of the key that it stands at.
    key = {"key": True} if location.key else {}
    return {"pointer": location.pointer, **key}


def _spanned(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def from_plain(value: Mapping[str, Any]) -> Diagnostic:
    """Return the finding that was made plain.

    Raises KeyError, TypeError or ValueError for anything else.
    """
    return Diagnostic(
        code=value["code"],
        severity=Severity[value["severity"].upper()],
        location=_location(value),
        message=value["message"],
        hint=value.get("hint"),
        notes=tuple(
            Note(_location(note), note["message"]) for note in value.get("notes", ())
        ),
    )


def _location(value: Mapping[str, Any]) -> Location:
    if "file" not in value:
        return Location(value["pointer"], key=value.get("key", False) is True)
    span = Span(
        value["file"],
        value["line"],
        value["column"],
        value["end_line"],
        value["end_column"],
    )
    return Location(value["pointer"], span)
