"""What earlier runs found, in the user's cache: the same input finds the same."""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from specwright.diagnostics import Diagnostic
from specwright.diagnostics.plain import from_plain, plain

from .generator import generator_id
from .target import Target, options_of


def cache_folder() -> Path:
    """Return the folder for what can be worked out again (XDG Base Directory)."""
    chosen = os.environ.get("XDG_CACHE_HOME")
    return (Path(chosen) if chosen else Path.home() / ".cache") / "specwright"


def remembered(
    target: Target, spec: str, about: str = ""
) -> tuple[Diagnostic, ...] | None:
    """Return what generating a target found when its specification had this digest.

    `about` tells findings of another kind apart, with all else that they hang on.
    """
    from specwright.document.source import recall

    known = recall(_file(target, spec, about))
    if known is None:
        return None
    try:
        return tuple(from_plain(cast("Mapping[str, Any]", each)) for each in known)
    except (KeyError, TypeError, ValueError):  # written by another version
        return None


def remember_findings(
    target: Target, spec: str, findings: Sequence[Diagnostic], about: str = ""
) -> None:
    """Keep what generating a target found, or what `about` says."""
    from specwright.document.source import remember

    remember(_file(target, spec, about), [plain(finding) for finding in findings])


def _file(target: Target, spec: str, about: str) -> Path:
    options = json.dumps(options_of(target), sort_keys=True)
    # Findings name files as they are seen from where the user stands.
    seen = (target.spec.as_posix(), str(target.bounds))
    parts = (generator_id(), spec, options, *seen, about)
    digest = sha256("\0".join(parts).encode()).hexdigest()
    return cache_folder() / f"findings-{digest}.json"
