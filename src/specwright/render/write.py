"""Writing: nothing outside the folder, nothing half done, nothing of anyone else's."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import mkstemp

from specwright.diagnostics import Diagnostic, Severity

from .file import File
from .findings import finding
from .manifest import MANIFEST, read_manifest


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What writing did, by path: `unchanged` files were not touched."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def changed(self) -> bool:
        """Return whether anything on disk is different now."""
        return bool(self.created or self.updated or self.removed)


def write_files(
    files: Iterable[File], folder: Path, *, force: bool = False
) -> tuple[Summary, tuple[Diagnostic, ...]]:
    """Make a folder hold these files, and what it held besides; or change nothing.

    Files that an earlier run wrote and that are no longer among `files` are removed.
    A file that somebody edited, or that no run wrote, is refused with a finding unless
    `force`, and then reported. Links are refused, and paths that leave the folder.
    Raises OSError where the disk refuses; the folder is then as it was.
    """
    wanted = tuple(files)
    unsafe = tuple(_unsafe(wanted, folder))
    if unsafe:
        return Summary(), unsafe
    plan = _plan(wanted, folder)
    refused = tuple(_foreign(plan, folder, forced=force))
    if refused and not force:
        return Summary(), refused
    _carry_out(plan, folder)
    return plan.summary, refused


def write_file(path: Path, content: bytes) -> None:
    """Make one file hold this: all of it, or what it held before.

    A link stays one, and the file that it leads to is written; what is no file, such as
    `/dev/stdout`, is written to. Raises OSError where the disk refuses.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = path.resolve()
    staged = _staged(File(target.name, content), target)
    try:
        staged.replace(target)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    summary: Summary
    writes: tuple[File, ...]
    removals: tuple[str, ...]
    foreign: tuple[str, ...]
    before: Mapping[str, bytes]


def _unsafe(files: tuple[File, ...], folder: Path) -> Iterator[Diagnostic]:
    looked_at: set[PurePosixPath] = set()
    for file in files:
        path = PurePosixPath(file.path)
        if path.is_absolute() or ".." in path.parts or "\\" in file.path:
            yield finding(
                "unsafe-output-path",
                file.path,
                "this path leaves the output folder",
                hint="report it: no generated file may have such a name",
                severity=Severity.ERROR,
            )
        for part in (path, *path.parents[:-1]):
            if part in looked_at:
                break  # and so are the folders above it
            looked_at.add(part)
            if (folder / part).is_symlink():
                yield finding(
                    "linked-output",
                    (folder / part).as_posix(),
                    "this is a symbolic link, and links are not written through",
                    hint="replace the link by what it points at",
                    severity=Severity.ERROR,
                )


def _plan(files: tuple[File, ...], folder: Path) -> _Plan:
    manifest = read_manifest(folder)
    written = {} if manifest is None else dict(manifest.files)
    expected = {file.path for file in files}
    stale = [path for path in sorted(written) if _ours(path) and path not in expected]
    before = dict(_existing(folder, [file.path for file in files] + stale))
    writes = tuple(file for file in files if before.get(file.path) != file.content)
    removals = tuple(path for path in stale if path in before)
    updated = tuple(file.path for file in writes if file.path in before)
    return _Plan(
        summary=Summary(
            created=tuple(file.path for file in writes if file.path not in before),
            updated=updated,
            removed=removals,
            unchanged=len(files) - len(writes),
        ),
        writes=writes,
        removals=removals,
        foreign=tuple(
            path
            for path in (*updated, *removals)
            if path != MANIFEST
            and written.get(path) != sha256(before[path]).hexdigest()
        ),
        before=before,
    )


def _ours(path: str) -> bool:
    # A manifest may have come from anywhere: it names what to delete.
    pure = PurePosixPath(path)
    return not (pure.is_absolute() or ".." in pure.parts or "\\" in path)


def _existing(folder: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):
            yield path, (folder / path).read_bytes()


def _foreign(plan: _Plan, folder: Path, *, forced: bool) -> Iterator[Diagnostic]:
    for path in plan.foreign:
        lost = "removed" if path in plan.removals else "overwritten"
        yield finding(
            "edited-output",
            (folder / path).as_posix(),
            f"this file is not as it was generated, and was {lost}"
            if forced
            else f"this file is not as it was generated, and would be {lost}",
            hint="keep hand-written code outside the generated files"
            if forced
            else "move the change elsewhere, or pass `--force` to lose it",
            severity=Severity.WARNING if forced else Severity.ERROR,
        )


def _carry_out(plan: _Plan, folder: Path) -> None:
    """Write aside first, then rename; put back what was there if that fails."""
    staged: list[tuple[Path, Path]] = []
    done: list[str] = []
    try:
        for file in plan.writes:
            target = folder / file.path
            staged.append((_staged(file, target), target))
        for (source, target), file in zip(staged, plan.writes, strict=True):
            done.append(file.path)
            source.replace(target)
        for path in plan.removals:
            done.append(path)
            (folder / path).unlink()
    except BaseException:
        for source, _ in staged:
            source.unlink(missing_ok=True)
        _restore(plan, folder, done)
        _prune(folder, plan.summary.created)
        raise
    _prune(folder, plan.removals)


def _staged(file: File, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = mkstemp(dir=target.parent, prefix=".specwright-", suffix=".tmp")
    staged = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(file.content)
        staged.chmod(_mode(target))
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _restore(plan: _Plan, folder: Path, paths: list[str]) -> None:
    for path in paths:
        content = plan.before.get(path)
        if content is None:
            (folder / path).unlink(missing_ok=True)
        else:
            (folder / path).write_bytes(content)


def _prune(folder: Path, removed: tuple[str, ...]) -> None:
    """Remove the folders that removing left empty."""
    for path in removed:
        for parent in (folder / path).parents:
            if parent == folder:
                break
            with suppress(OSError):
                parent.rmdir()
