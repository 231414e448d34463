"""The only place that reads a specification from disk.

Nothing is fetched; nothing outside the folders of the policy is opened, whatever way a
name or a symbolic link takes.
"""

import json
import os
import posixpath
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISREG
from typing import cast
from urllib.parse import unquote, urlsplit

from .file import File
from .policy import ReadPolicy

_LOCAL = ("", "file")
_REMEMBERED = 500
_REMEMBERED_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read: a code of the catalogue, a message, a hint.

    `missing` tells that there is no such file.
    """

    code: str
    message: str
    hint: str | None = None
    missing: bool = False


class Source:
    """Read files below the root and the folders that the policy allows."""

    __slots__ = ("_bytes", "_nodes", "_policy", "_read", "_real", "_roots")

    def __init__(self, root: Path, policy: ReadPolicy) -> None:
        self._policy = policy
        chosen = policy.root or root
        self._roots = [
            each.resolve() for each in (chosen, *policy.folders, *policy.hosts.values())
        ]
        self._read = 0
        self._bytes = policy.bytes
        self._nodes = 0
        self._real: dict[Path, bool] = {}

    def named(self, reference: str, base: str) -> str | Refusal:
        """Return the name of the file that a reference from the file `base` means.

        `reference` comes without its fragment.
        """
        try:
            parts = urlsplit(reference)
        except ValueError:
            return Refusal(
                "refused-reference",
                f"`{reference[:200]}` is not an address",
                "name a file",
            )
        if parts.scheme in {"http", "https"}:
            return self._hosted(reference, parts.hostname or "", unquote(parts.path))
        path = unquote(parts.path)
        if parts.scheme not in _LOCAL or parts.netloc or "\0" in path:
            return Refusal(
                "refused-reference",
                f"`{reference[:200]}` is neither a relative path nor an allowed host",
                "refer to a file below the specification's folder",
            )
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))

    def read(self, name: str) -> bytes | Refusal:
        """Return the bytes of a file."""
        if not name.isascii() and _is_undecodable(name):
            return Refusal(
                "unreadable-file", f"the name of `{name}` is not UTF-8", "rename it"
            )
        if not self.contained(name):
            return Refusal(
                "refused-reference",
                f"`{name}` is outside of the specification's folder",
                "move it there, or allow its folder",
            )
        if self._read >= self._policy.files:
            return Refusal(
                "too-many-files",
                f"more than {self._policy.files} files are read",
                "raise the limit, or split the specification",
            )
        self._read += 1
        data = _bytes(name, self._bytes, self._policy.bytes)
        if isinstance(data, bytes):
            self._bytes -= len(data)
        return data

    def opened(self, name: str) -> File | Refusal:
        """Return a file, read within the limits that the files before it left."""
        data = self.read(name)
        if isinstance(data, Refusal):
            return data
        file = File(name, data, self._policy, self._nodes)
        self._nodes = file.nodes
        return file

    def _hosted(self, reference: str, host: str, path: str) -> str | Refusal:
        folder = self._policy.hosts.get(host)
        if folder is None:
            return Refusal(
                "refused-reference",
                f"`{reference[:200]}` is not fetched: the host is not allowed",
                "copy the file next to the specification, and refer to it there",
            )
        return posixpath.normpath(posixpath.join(folder.as_posix(), path.lstrip("/")))

    def contained(self, name: str) -> bool:
        """Return whether a file is inside of what may be read."""
        # Unlike `Path.resolve`, no version of this raises where links go in a circle.
        folder = Path(os.path.realpath(name)).parent
        if folder not in self._real:
            self._real[folder] = any(
                folder.is_relative_to(root) for root in self._roots
            )
        return self._real[folder]


def listed(folder: Path) -> tuple[str, ...] | Refusal:
    """Return the files of a folder that YAML or JSON is written in, sorted.

    Links that lead nowhere are among them, for reading them to say so.
    """
    try:
        names = sorted(
            entry.name for entry in os.scandir(folder) if not Path(entry.path).is_dir()
        )
    except OSError as error:
        return _unreadable(folder.as_posix(), error)
    return tuple(
        (folder / name).as_posix()
        for name in names
        if name.endswith((".yaml", ".yml", ".json")) and not name.startswith(".")
    )


def _bytes(name: str, left: int, limit: int) -> bytes | Refusal:
    try:
        # Looked at before it is opened: opening a pipe waits for somebody to write.
        status = Path(name).stat()
        if not S_ISREG(status.st_mode):
            return Refusal("unreadable-file", f"`{name}` is not a file")
        with Path(name).open("rb") as file:
            if status.st_size > left:
                return Refusal(
                    "file-too-large",
                    f"with the {status.st_size:,} bytes of `{name}` there are more than"
                    f" {limit:,} to read",
                    "keep data out of it, or raise `max-megabytes`",
                )
            return file.read()
    except (OSError, ValueError) as error:
        return _unreadable(name, error)


def _is_undecodable(name: str) -> bool:
    """Tell whether a name stands for bytes that are no text (PEP 383)."""
    return name.encode("utf-8", "replace").decode() != name


def _unreadable(name: str, error: Exception) -> Refusal:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Refusal(
        "unreadable-file",
        f"`{name}` cannot be read: {(reason or 'no reason given').lower()}",
        _advice(name),
        missing=isinstance(error, FileNotFoundError),
    )


def _advice(name: str) -> str:
    if name.startswith(("http:/", "https:/")):
        return "nothing is fetched: download it, and name the file"
    return "check the name and the permissions"


def similar(name: str) -> str | None:
    """Return the name of a file that a missing one was most likely meant to be."""
    present = listed(Path(name).parent)
    if isinstance(present, Refusal):
        return None
    names = [Path(each).name for each in present]
    close = get_close_matches(Path(name).name, names, n=1)
    return close[0] if close else None


def library_file(package: str, path: str) -> bytes:
    """Return a file that an installed package brings, without importing the package.

    Raises FileNotFoundError where the package is not installed or lacks the file.
    """
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / path
        if file.is_file():
            return file.read_bytes()
    raise FileNotFoundError(f"{package} brings no {path}")


def recall(file: Path) -> list[object] | None:
    """Return the list that was remembered in a file; None where there is none."""
    try:
        value: object = json.loads(file.read_bytes())
    except (OSError, ValueError):  # not there, or cut off: it is worked out again
        return None
    return cast("list[object]", value) if isinstance(value, list) else None


def remember(file: Path, value: list[dict[str, object]]) -> None:
    """Keep a list in a file. Where that cannot be done, nothing is kept."""
    keep(file, (json.dumps(value).encode(),))


def keep(file: Path, content: Iterable[bytes]) -> None:
    """Keep bytes in a file. Where that cannot be done, nothing is kept."""
    unfinished = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as stream:
            stream.writelines(content)
        unfinished.replace(file)
        _forget(file.parent)


def _forget(folder: Path) -> None:
    """Remove what was remembered longest ago, beyond a number of files or bytes."""
    files = [
        (entry.stat(), Path(entry.path))
        for entry in os.scandir(folder)
        if entry.name.endswith(".json")
    ]
    files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
    size = 0
    for number, (status, path) in enumerate(files, 1):
        size += status.st_size
        if number > _REMEMBERED or size > _REMEMBERED_BYTES:
            path.unlink(missing_ok=True)
