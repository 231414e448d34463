"""A specification as it was at a revision of git: `REV:path`."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from specwright.diagnostics import Diagnostic, Span

from .git import GitError, Repository


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

    def moved(self, path: Path | None) -> Path | None:
        """Return where a path of the user's stands in what was unpacked."""
        if path is None or self.folder is None:
            return path
        return self.folder / Repository.around().inside(path)


@contextmanager
def at_revision(source: str, root: Path | None = None) -> Generator[Source]:
    """Yield where a specification can be read: as it stands, or as it was.

    `source` is a path, or `REV:path` with a revision of the repository around the
    current folder, and a path seen from there. What was is unpacked into a folder that
    lives as long as the context: everything that the specification may refer to, which
    is in its folder or below `root`. Raises RevisionError.
    """
    revision, colon, path = source.partition(":")
    if not colon or Path(source).exists():
        yield Source(Path(source), source)
        return
    if not path:
        raise RevisionError(f"`{source}` names no path in the revision")
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="specwright-") as name:
        folder = Path(name).resolve()
        try:
            found = _extracted(revision, Path(path), root, folder)
        except GitError as error:
            raise RevisionError(str(error)) from error
        if not found.exists():
            raise RevisionError(f"there is no `{path}` in revision `{revision}`")
        yield Source(found, source, folder, revision)


def _extracted(revision: str, path: Path, root: Path | None, folder: Path) -> Path:
    """Unpack a specification, and return where it stands now."""
    repository = Repository.around()
    commit = repository.commit(revision)
    inside = repository.inside(path)
    around = inside.parent if root is None else repository.inside(root)
    repository.extract(commit, around, folder)
    return folder / inside
