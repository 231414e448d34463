"""Files that take the place of others once they are complete."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO


@contextmanager
def replacing(path: str | Path) -> Generator[BinaryIO]:
    """Open a file beside a path; at the end of `with`, it takes its place.

    Where the block fails, the path holds what it held before.
    """
    place = Path(path).resolve()
    if place.exists() and not place.is_file():
        # A device or a pipe, to be written to and not to be replaced.
        with place.open("wb") as target:
            yield target
        return
    part = place.with_name(f".{token_hex(8)}.part")
    try:
        with part.open("xb") as target:
            yield target
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
