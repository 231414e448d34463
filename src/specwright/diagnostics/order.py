"""The order of findings, and which of them are the same."""

import hashlib
from collections.abc import Iterable

from .diagnostic import Diagnostic


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by file, position, severity (worst first) and code.

    Of several with one code at one place the first that was reported stays: stages that
    see the same fault in different words report it once.
    """
    found: dict[tuple[object, ...], Diagnostic] = {}
    for finding in findings:
        found.setdefault(_identity(finding), finding)
    return tuple(sorted(found.values(), key=_position))


def fingerprint(finding: Diagnostic) -> str:
    """Return what tells a finding from others for good, in hexadecimal.

    Made of code, pointer and message: it stays when lines move.
    """
    parts = f"{finding.code}\x00{finding.location.pointer}\x00{finding.message}"
    return hashlib.sha256(parts.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _identity(finding: Diagnostic) -> tuple[object, ...]:
    pointer = finding.location.pointer.removesuffix("/$ref")
    if finding.code == "unresolved-reference":
        return (finding.code, pointer, finding.location.span if not pointer else None)
    return (finding.code, finding.location, finding.message)


def _position(finding: Diagnostic) -> tuple[str, int, int, int, str, str, str]:
    span = finding.location.span
    return (
        span.file if span else "",
        span.line if span else 0,
        span.column if span else 0,
        -finding.severity,
        finding.code,
        finding.location.pointer,
        finding.message,
    )
