"""The short way: nothing changed, and nothing is to be done."""

from dataclasses import dataclass
from typing import Any

from specwright.diagnostics import Diagnostic
from specwright.render.manifest import Manifest, is_current, read_manifest

from .console import counted
from .generator import generator_id
from .memory import remembered
from .outcome import Outcome
from .sources import digest_of, is_complete
from .target import Target, options_of


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: the manifest, and the digest of what it was made from."""

    manifest: Manifest
    spec: str


def standing(target: Target) -> Standing | None:
    """Return what a run would write again as it is; None if it might not.

    Nothing is parsed: the manifest says what the files were made from.
    """
    manifest = read_manifest(target.output)
    if manifest is None:
        return None
    sources = manifest.summary.get("sources")
    if not isinstance(sources, list):
        return None
    names = [name for name in sources if isinstance(name, str)]
    spec = digest_of(target.spec, names)
    if spec is None or not is_complete(target.spec, names):
        return None
    if not is_current(
        target.output, generator=generator_id(), spec=spec, options=options_of(target)
    ):
        return None
    return Standing(manifest, spec)


def current(target: Target) -> Outcome | None:
    """Return the outcome of a run that would change nothing; None if one is needed.

    A run that had findings tells them again if they are remembered, and is done again
    if not.
    """
    stands = standing(target)
    if stands is None:
        return None
    clean = _was_clean(stands.manifest)
    findings = () if clean else remembered(target, stands.spec)
    return None if findings is None else _outcome(target, stands.manifest, findings)


def _was_clean(manifest: Manifest) -> bool:
    return manifest.summary.get("findings") == 0


def _outcome(
    target: Target, manifest: Manifest, findings: tuple[Diagnostic, ...]
) -> Outcome:
    summary: dict[str, Any] = dict(manifest.summary)
    operations = summary["operations"]["generated"]
    return Outcome(
        line=f"{target.name}: {counted(operations, 'operation')}, up to date",
        json={
            "name": target.name,
            "spec": target.spec.as_posix(),
            "output": target.output.as_posix(),
            "operations": summary["operations"],
            "webhooks": summary["webhooks"],
            "schemas": summary["schemas"],
            "files": {
                "created": [],
                "updated": [],
                "removed": [],
                "unchanged": len(manifest.files) + 1,
            },
        },
        findings=findings,
    )
