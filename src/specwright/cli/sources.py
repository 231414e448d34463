"""Whether the files of a specification are those of another run."""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".json")


def source_names(spec: Path, files: Iterable[str]) -> tuple[str, ...]:
    """Return the files of a specification as it names them itself, sorted.

    Seen from the specification's folder: the same wherever it stands, and wherever the
    user does.
    """
    folder = _folder(spec)
    return tuple(
        sorted(Path(os.path.relpath(file, folder)).as_posix() for file in files)
    )


def digest_of(spec: Path, names: Iterable[str]) -> str | None:
    """Return the SHA-256 over names and contents; None if a file cannot be read."""
    digest = sha256()
    try:
        for name in names:
            content = (_folder(spec) / name).read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "replace"))
            digest.update(content)
    except OSError:
        return None
    return digest.hexdigest()


def is_complete(spec: Path, names: Iterable[str]) -> bool:
    """Tell whether a folder of fragments has none that is not among the names."""
    if not spec.is_dir():
        return True
    known = set(names)
    return all(
        entry.name in known
        for entry in os.scandir(spec)
        if entry.name.endswith(SUFFIXES) and not entry.name.startswith(".")
    )


def _folder(spec: Path) -> Path:
    return spec if spec.is_dir() else spec.parent
