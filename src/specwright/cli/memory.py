"""What earlier runs found, in the user's cache: the same input finds the same."""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import cast

from specwright.diagnostics import Diagnostic, Location, Note, Severity, Span

from .generator import generator_id
from .target import Target, options_of


def cache_folder() -> Path:
    """Return the folder for what can be worked out again (XDG Base Directory)."""
    chosen = os.environ.get("XDG_CACHE_HOME")
    return (Path(chosen) if chosen else Path.home() / ".cache") / "specwright"


def remembered(target: Target, spec: str) -> tuple[Diagnostic, ...] | None:
    """Return what generating a target found when its specification had this digest."""
    from specwright.document.source import recall

    plain = recall(_file(target, spec))
    if plain is None:
        return None
    try:
        return tuple(_finding(cast("Mapping[str, object]", each)) for each in plain)
    except (KeyError, TypeError, ValueError):  # written by another version
        return None


def remember_findings(
    target: Target, spec: str, findings: Sequence[Diagnostic]
) -> None:
    """Keep what generating a target found."""
    from specwright.document.source import remember

    remember(_file(target, spec), [_plain(finding) for finding in findings])


def _file(target: Target, spec: str) -> Path:
    options = json.dumps(options_of(target), sort_keys=True)
    # Findings name files as they are seen from where the user stands.
    parts = (generator_id(), spec, options, target.spec.as_posix(), str(target.bounds))
    digest = sha256("\0".join(parts).encode()).hexdigest()
    return cache_folder() / f"findings-{digest}.json"


def _plain(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": int(finding.severity),
        "location": _place(finding.location),
        "message": finding.message,
        "hint": finding.hint,
        "notes": [[_place(note.location), note.message] for note in finding.notes],
    }


def _place(location: Location) -> list[object]:
    span = location.span
    stretch = None
    if span is not None:
        ends = (span.line, span.column, span.end_line, span.end_column)
        stretch = [span.file, *ends]
    return [location.pointer, location.key, stretch]


def _finding(plain: Mapping[str, object]) -> Diagnostic:
    hint = plain["hint"]
    notes = cast("list[tuple[list[object], str]]", plain["notes"])
    return Diagnostic(
        code=str(plain["code"]),
        severity=Severity(cast("int", plain["severity"])),
        location=_location(cast("list[object]", plain["location"])),
        message=str(plain["message"]),
        hint=None if hint is None else str(hint),
        notes=tuple(Note(_location(place), message) for place, message in notes),
    )


def _location(place: list[object]) -> Location:
    pointer, key, stretch = place
    span = None
    if stretch is not None:
        span = Span(*cast("tuple[str, int, int, int, int]", stretch))
    return Location(str(pointer), span, key=key is True)
