"""SARIF 2.1.0, which code scanning reads (OASIS Standard, 27 March 2020)."""

import json
import os
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from specwright import __version__
from specwright.diagnostics.catalogue import catalogue
from specwright.diagnostics.diagnostic import Diagnostic, Location, Severity
from specwright.diagnostics.order import fingerprint

from .printer import Style

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {
    Severity.NOTE: "note",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
}


def print_sarif(diagnostics: Sequence[Diagnostic], _style: Style) -> str:
    """Return the findings as one SARIF log."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {
        "name": "specwright",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes) for found in diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=True) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    entry = catalogue().get(code)
    if entry is not None:
        rule["shortDescription"] = {"text": entry.what}
        rule["help"] = {"text": f"specwright explain {code}"}
    return rule


def _result(diagnostic: Diagnostic, codes: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _text(diagnostic)},
        "locations": [_location(diagnostic.location)],
        "partialFingerprints": {"specwright/v1": fingerprint(diagnostic)},
    }
    related = [
        {**_location(note.location), "message": {"text": note.message}}
        for note in diagnostic.notes
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _text(diagnostic: Diagnostic) -> str:
    if diagnostic.hint is None:
        return diagnostic.message
    return f"{diagnostic.message} (help: {diagnostic.hint})"


def _location(location: Location) -> dict[str, Any]:
    found: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": location.pointer}]
    }
    span = location.span
    if span is not None:
        found["physicalLocation"] = {
            "artifactLocation": {"uri": quote(os.fsencode(span.file))},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    return found
