"""Whether a folder still holds what would be generated."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from specwright.diagnostics import Diagnostic, Severity

from .file import File
from .findings import finding
from .manifest import MANIFEST, digest_of, read_manifest


def drift(
    files: Iterable[File], folder: Path, *, command: str = "specwright generate"
) -> tuple[Diagnostic, ...]:
    """Return a finding for each file that is not what would be generated.

    `missing` was never written or was deleted, `stale` was generated from something
    older, `edited` was changed by hand, `orphaned` is no longer generated. `command` is
    what the hints tell to run. A manifest that differs in nothing but what the files
    were made from is not drift.
    """
    return tuple(_findings(tuple(files), folder, command))


def _findings(
    files: tuple[File, ...], folder: Path, command: str
) -> Iterator[Diagnostic]:
    manifest = read_manifest(folder)
    if manifest is None and not any((folder / file.path).exists() for file in files):
        yield finding(
            "generated-file-missing",
            folder.as_posix(),
            "nothing has been generated into this folder yet",
            hint=f"run `{command}`",
            severity=Severity.ERROR,
        )
        return
    written = manifest.files if manifest else dict[str, str]()
    for file in files:
        if file.path == MANIFEST:
            continue
        found = digest_of(folder / file.path)
        if found is None:
            yield _drifted("missing", folder / file.path, command)
        elif found != file.digest:
            stale = written.get(file.path) == found
            yield _drifted("stale" if stale else "edited", folder / file.path, command)
    expected = {file.path for file in files}
    for path in sorted(written.keys() - expected):
        if (folder / path).exists():
            yield _drifted("orphaned", folder / path, command)


_MESSAGES = {
    "missing": "this file would be generated and is not there",
    "stale": "this file was generated from something else than it would be now",
    "edited": "this file is generated and was changed since",
    "orphaned": "this file was generated once and no longer is",
}


def _drifted(how: str, path: Path, command: str) -> Diagnostic:
    hint = f"run `{command}`"
    if how == "edited":
        hint = f"move the change elsewhere and run `{command} --force`"
    return finding(
        f"generated-file-{how}",
        path.as_posix(),
        _MESSAGES[how],
        hint=hint,
        severity=Severity.ERROR,
    )
