"""Files as they were at a revision of git."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# What a specification may be made of; a reference need not write a suffix.
_SUFFIXES: Final = frozenset({".yaml", ".yml", ".json", ""})
_LINK: Final = "120000"


class GitError(Exception):
    """Git cannot answer; the text says why."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around the current folder; `top` is its outermost folder."""

    top: Path

    @classmethod
    def around(cls) -> "Repository":
        """Return the repository that the current folder is in."""
        try:
            found = _git("rev-parse", "--show-toplevel")
        except GitError as error:
            if "not a git repository" not in str(error):
                raise
            message = f"`{Path.cwd()}` is not in a repository of git"
            raise GitError(message) from error
        return cls(Path(os.fsdecode(found.rstrip(b"\n"))))

    def commit(self, revision: str) -> str:
        """Return the commit that a revision names."""
        try:
            found = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^0")
        except GitError as error:
            raise GitError(f"git knows no revision `{revision}`") from error
        return found.decode().strip()

    def inside(self, path: Path) -> Path:
        """Return a path, seen from the current folder, as seen from the top."""
        whole = Path(os.path.normpath(Path.cwd().resolve() / path))
        if not whole.is_relative_to(self.top):
            raise GitError(f"`{path}` lies outside of the repository at `{self.top}`")
        return whole.relative_to(self.top)

    def extract(self, commit: str, folder: Path, target: Path) -> None:
        """Write what a specification may be made of, as a folder had it, to a target.

        Paths stay as they are from the top of the repository. Links are left out.
        """
        entries = tuple(self._entries(commit, folder))
        wanted = b"".join(f"{blob}\n".encode() for _, blob in entries)
        told = _git("cat-file", "--batch", given=wanted)
        for path, _ in entries:
            header, _, told = told.partition(b"\n")
            size = int(header.rpartition(b" ")[2])
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(told[:size])
            told = told[size + 1 :]

    def _entries(self, commit: str, folder: Path) -> Iterator[tuple[Path, str]]:
        """Yield the files below a folder, each with the name of its content."""
        # Pathspecs have magic of their own: the text is a path and nothing else.
        where = () if folder == Path() else (f"{folder.as_posix()}/",)
        listed = _git(
            *("--literal-pathspecs", "-C", str(self.top)),
            *("ls-tree", "-r", "-z", "--full-tree", commit, "--", *where),
        )
        for line in filter(None, listed.split(b"\0")):
            about, _, name = line.partition(b"\t")
            mode, kind, blob = about.decode().split(" ")
            path = Path(os.fsdecode(name))
            if kind == "blob" and mode != _LINK and path.suffix in _SUFFIXES:
                yield path, blob


def _git(*arguments: str, given: bytes = b"") -> bytes:
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments], capture_output=True, check=True, input=given
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise GitError(said.replace("\n", " ")) from error
    return done.stdout
