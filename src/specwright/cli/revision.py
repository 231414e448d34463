"""A specification as it was at a revision of git: `REV:path`."""

import io
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from specwright.diagnostics import Diagnostic, Span


class RevisionError(Exception):
    """There is no such revision, or no such path in it; the text says which."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where to read a specification, and how the user called it.

    `folder` is where a revision was unpacked; findings name its files `REV:path`.
    """

    path: Path
    name: str
    folder: Path | None = None
    revision: str = ""

    def named(self, finding: Diagnostic) -> Diagnostic:
        """Return a finding with its files called as the user knows them."""
        span = finding.location.span
        if span is None:
            return finding
        return replace(
            finding, location=replace(finding.location, span=self._renamed(span))
        )

    def renaming(
        self, locate: Callable[[str, bool], Span | None]
    ) -> Callable[[str, bool], Span | None]:
        """Return a way to locate pointers that calls files as the user knows them."""

        def located(pointer: str, key: bool) -> Span | None:
            span = locate(pointer, key)
            return None if span is None else self._renamed(span)

        return located

    def _renamed(self, span: Span) -> Span:
        if self.folder is None or not Path(span.file).is_relative_to(self.folder):
            return span
        inside = Path(span.file).relative_to(self.folder).as_posix()
        return replace(span, file=f"{self.revision}:{inside}")


@contextmanager
def at_revision(source: str) -> Generator[Source]:
    """Yield where a specification can be read: as it stands, or as it was.

    `source` is a path, or `REV:path` with a revision of the repository around the
    current folder. What was is unpacked into a folder that lives as long as the
    context. Raises RevisionError.
    """
    revision, colon, path = source.partition(":")
    if not colon or Path(source).exists():
        yield Source(Path(source), source)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="specwright-") as name:
        folder = Path(name).resolve()
        _extract(revision, path, folder)
        yield Source(folder / path, source, folder, revision)


def _extract(revision: str, path: str, folder: Path) -> None:
    import tarfile

    archive = _git("archive", "--format=tar", _commit(revision), "--", path)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def _commit(revision: str) -> str:
    try:
        found = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^0")
    except RevisionError as error:
        raise RevisionError(f"git knows no revision `{revision}`") from error
    return found.decode().strip()


def _git(*arguments: str) -> bytes:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise RevisionError(said.replace("\n", " ")) from error
    return done.stdout
