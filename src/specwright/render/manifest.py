"""The manifest `.specwright.json`: what was generated, and from what.

It makes it possible to do nothing when nothing changed, to remove what is no longer
generated, and to tell a generated file from one that somebody edited.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from specwright.ir.json import Json

from .file import File

MANIFEST: Final = ".specwright.json"
"""The manifest's name in the output folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What one run wrote.

    `generator` is the version of specwright, `spec` the digest of everything read,
    `options` what the user chose. `files` maps each path to the SHA-256 of its content;
    the manifest itself is not among them. `summary` is what a run that has nothing to
    do says instead of counting again.
    """

    generator: str
    spec: str
    options: Mapping[str, Json] = field(default_factory=dict[str, Json])
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    summary: Mapping[str, Json] = field(default_factory=dict[str, Json])

    def file(self) -> File:
        """Return the manifest as the file that it is written to."""
        text = json.dumps(
            {
                "generator": self.generator,
                "spec": self.spec,
                "options": dict(sorted(self.options.items())),
                "summary": dict(self.summary),
                "files": dict(sorted(self.files.items())),
            },
            indent=2,
            ensure_ascii=False,
        )
        return File(MANIFEST, f"{text}\n".encode())


def describe(
    files: Iterable[File],
    *,
    generator: str,
    spec: str,
    options: Mapping[str, Json],
    summary: Mapping[str, Json] | None = None,
) -> Manifest:
    """Return the manifest of the files that are about to be written."""
    return Manifest(
        generator=generator,
        spec=spec,
        options=options,
        files={file.path: file.digest for file in files},
        summary={} if summary is None else summary,
    )


def read_manifest(folder: Path) -> Manifest | None:
    """Return what the last run wrote to a folder; None if nothing readable says so."""
    try:
        return parse_manifest((folder / MANIFEST).read_bytes())
    except OSError:
        return None


def parse_manifest(content: bytes) -> Manifest | None:
    """Return the manifest that these bytes hold; None if they hold none."""
    try:
        value: Json = json.loads(content)
    except ValueError:
        return None
    if not isinstance(value, dict):
        return None
    match value.get("generator"), value.get("spec"), value.get("files"):
        case str(generator), str(spec), dict(files):
            written = {
                path: digest
                for path, digest in files.items()
                if isinstance(digest, str)
            }
        case _:
            return None
    options, summary = value.get("options"), value.get("summary", {})
    if len(written) != len(files) or not isinstance(options, dict):
        return None
    return Manifest(
        generator=generator,
        spec=spec,
        options=options,
        files=written,
        summary=summary if isinstance(summary, dict) else {},
    )


def is_current(
    folder: Path, *, generator: str, spec: str, options: Mapping[str, Json]
) -> bool:
    """Tell whether a folder holds what a run would write, without that run.

    True where the last run had the same generator, specification and options, and every
    file still is what that run wrote.
    """
    manifest = read_manifest(folder)
    return (
        manifest is not None
        and (manifest.generator, manifest.spec) == (generator, spec)
        and dict(manifest.options) == dict(options)
        and standing_files(folder, manifest) is not None
    )


def standing_files(folder: Path, manifest: Manifest) -> Mapping[str, bytes] | None:
    """Return what the files hold that a run wrote; None unless all are as it did."""
    found: dict[str, bytes] = {}
    for path, digest in manifest.files.items():
        try:
            content = (folder / path).read_bytes()
        except OSError:
            return None
        if sha256(content).hexdigest() != digest:
            return None
        found[path] = content
    return found


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file in hexadecimal; None if there is no such file."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
