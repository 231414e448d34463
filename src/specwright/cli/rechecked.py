"""The short way of `check`: nothing changed since it last looked."""

import json
from collections.abc import Sequence
from hashlib import sha256

from specwright.diagnostics import Diagnostic
from specwright.render.manifest import MANIFEST

from .current import Standing, standing
from .generator import CHECKS, state_of
from .memory import remember_findings, remembered
from .outcome import Outcome
from .target import Plan, Target


def rechecked(target: Target, plan: Plan) -> Outcome | None:
    """Return what `check` found of the very same files; None if it has to look.

    Nothing is parsed. The manifest is part of what has to be the same: what it says of
    the files is believed only as far as it was once seen to be true.
    """
    stands = standing(target)
    if stands is None:
        return None
    findings = remembered(target, stands.spec, _about(target, plan))
    return None if findings is None else _outcome(target, stands, findings)


def remember_check(
    target: Target, plan: Plan, spec: str, findings: Sequence[Diagnostic]
) -> None:
    """Keep what `check` found of files that are up to date."""
    if (target.output / MANIFEST).is_file():
        remember_findings(target, spec, findings, _about(target, plan))


def _about(target: Target, plan: Plan) -> str:
    manifest = (target.output / MANIFEST).read_bytes()
    parts = (
        state_of(CHECKS),
        sha256(manifest).hexdigest(),
        json.dumps([plan.strict, plan.lint], sort_keys=True, default=str),
    )
    return "\0".join(parts)


def _outcome(
    target: Target, stands: Standing, findings: tuple[Diagnostic, ...]
) -> Outcome:
    summary = stands.manifest.summary
    return Outcome(
        line=f"{target.name}: up to date",
        json={
            "name": target.name,
            "operations": summary["operations"],
            "schemas": summary["schemas"],
            "current": True,
        },
        findings=findings,
    )
