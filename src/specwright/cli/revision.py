"""A specification as it was at a revision of git: `REV:path`."""

import io
import subprocess
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


class RevisionError(Exception):
    """There is no such revision, or no such path in it; the text says which."""


@contextmanager
def at_revision(source: str) -> Generator[Path]:
    """Yield where a specification can be read: as it stands, or as it was.

    `source` is a path, or `REV:path` with a revision of the repository around the
    current folder. What was is written to a folder that lives as long as the context.
    Raises RevisionError.
    """
    revision, colon, path = source.partition(":")
    if not colon or Path(source).exists():
        yield Path(source)
        return
    with TemporaryDirectory(prefix="specwright-") as folder:
        _extract(revision, path, Path(folder))
        yield Path(folder) / path


def _extract(revision: str, path: str, folder: Path) -> None:
    # `./` makes git read the path from the current folder, not the repository's root.
    archive = _git("archive", "--format=tar", f"{_commit(revision)}", "--", path)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def _commit(revision: str) -> str:
    found = _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^0"
    )
    return found.decode().strip()


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise RevisionError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise RevisionError(said or "there is no such revision") from error
    return done.stdout
