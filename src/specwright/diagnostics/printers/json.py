"""Findings as one JSON document."""

import json
from collections.abc import Sequence
from typing import Any

from specwright.diagnostics.diagnostic import Diagnostic, Location, Span
from specwright.diagnostics.order import fingerprint

from .printer import Style


def print_json(findings: Sequence[Diagnostic], _style: Style) -> str:
    """Return `{"findings": [...]}`."""
    value = {"findings": [plain(finding) for finding in findings]}
    return json.dumps(value, indent=2, ensure_ascii=True) + "\n"


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
    value["fingerprint"] = fingerprint(finding)
    return value


def _located(location: Location) -> dict[str, Any]:
    span = location.span
    return {"pointer": location.pointer, **(_spanned(span) if span else {})}


def _spanned(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
