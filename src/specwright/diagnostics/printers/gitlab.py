"""GitLab's code quality report, a subset of Code Climate's."""

import json
from collections.abc import Sequence
from typing import Any, Final

from specwright.diagnostics.diagnostic import Diagnostic, Severity
from specwright.diagnostics.order import fingerprint

from .printer import Style

_SEVERITIES: Final = {
    Severity.NOTE: "info",
    Severity.WARNING: "minor",
    Severity.ERROR: "major",
}


def print_gitlab(diagnostics: Sequence[Diagnostic], _style: Style) -> str:
    """Return the findings as one JSON array of issues."""
    issues = [_issue(diagnostic) for diagnostic in diagnostics]
    return json.dumps(issues, indent=2, ensure_ascii=True) + "\n"


def _issue(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.location.span
    path, line = (span.file, span.line) if span else ("specification", 1)
    return {
        "description": diagnostic.message,
        "check_name": diagnostic.code,
        "fingerprint": fingerprint(diagnostic),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
