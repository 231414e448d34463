"""SARIF 2.1.0, which code scanning reads (OASIS Standard, 27 March 2020)."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import quote

from .diagnostic import Diagnostic, Location, Severity
from .fingerprint import fingerprint

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {
    Severity.NOTE: "note",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
}


def sarif(
    diagnostics: Sequence[Diagnostic],
    *,
    version: str,
    explanation: Callable[[str], str | None],
) -> str:
    """Return the findings as one SARIF log.

    `version` is that of specwright; `explanation` answers with what is to be said of a
    code, if anything.
    """
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {
        "name": "specwright",
        "version": version,
        "rules": [_rule(code, explanation(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes) for found in diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(code: str, explanation: str | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if explanation:
        rule["shortDescription"] = {"text": explanation}
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
            "artifactLocation": {"uri": quote(span.file)},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    return found
