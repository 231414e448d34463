"""Which specwright this is: its version, and what it is made of."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from specwright import __version__

STAGES: Final = ("build", "document", "ir", "python", "render", "runtime", "schema")
"""The folders that have a say in what is generated."""


CHECKS: Final = ("cli", "diagnostics", "lint")
"""The folders that beside them have a say in what `check` finds."""


def generator_id() -> str:
    """Return the version with the digest of everything that has a say in the output.

    So that nothing counts as current that another state of specwright generated, be it
    called the same version or not.
    """
    return state_of(STAGES)


@cache
def state_of(stages: tuple[str, ...]) -> str:
    """Return the version with the digest of some folders, and of the templates."""
    digest = sha256()
    for path, content in _sources(Path(__file__).parents[1], stages):
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return f"{__version__}+{digest.hexdigest()[:16]}"


def _sources(package: Path, stages: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    installed = package / "templates"
    templates = installed if installed.is_dir() else package.parents[1] / "templates"
    for folder in (*(package / stage for stage in stages), templates):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".jinja"}:
                relative = path.relative_to(folder.parent).as_posix()
                yield relative, path.read_bytes()
