"""Where the bytes of a `File` come from: a closed union."""

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeAlias, assert_never, runtime_checkable

CHUNK: Final = 65536


@runtime_checkable
class Handle(Protocol):
    """What is needed of an open binary file."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move to a position."""
        ...

    def tell(self) -> int:
        """Return the position."""
        ...

    def seekable(self) -> bool:
        """Whether positions exist."""
        ...


@dataclass(frozen=True, slots=True)
class InMemory:
    """Bytes at hand."""

    content: bytes


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file by its path, opened whenever it is read."""

    path: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file, read from where it stood; `start` is None where it cannot seek."""

    handle: Handle
    start: int | None


@dataclass(slots=True)
class Passing:
    """Chunks that pass once."""

    chunks: Iterator[bytes]
    passed: bool = False


@dataclass(slots=True)
class PassingAsync:
    """Chunks that pass once, for asynchronous code."""

    chunks: AsyncIterator[bytes]
    passed: bool = False


Source: TypeAlias = InMemory | OnDisk | Opened | Passing | PassingAsync
Contents: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | os.PathLike[str]
    | Handle
    | Iterable[bytes]
    | AsyncIterable[bytes]
)


def source_of(contents: Contents) -> Source:
    """Return the source that `contents` amounts to.

    Text is refused: it could be meant as a path or as content.
    """
    if isinstance(contents, str):
        raise TypeError("pass bytes as content, a pathlib.Path as a path")
    if isinstance(contents, (bytes, bytearray, memoryview)):
        return InMemory(bytes(contents))
    if isinstance(contents, os.PathLike):
        return OnDisk(Path(contents))
    if isinstance(contents, Handle):
        return Opened(contents, contents.tell() if contents.seekable() else None)
    if isinstance(contents, AsyncIterable):
        return PassingAsync(aiter(contents))
    if isinstance(contents, (list, tuple)):
        return InMemory(b"".join(contents))
    return Passing(iter(contents))


def length_of(source: Source) -> int | None:
    """Return how many bytes there are to read, where that can be known."""
    match source:
        case InMemory(content):
            return len(content)
        case OnDisk(path):
            return path.stat().st_size
        case Opened(handle, int(start)):
            position = handle.tell()
            end = handle.seek(0, os.SEEK_END)
            handle.seek(position)
            return end - start
        case Opened() | Passing() | PassingAsync():
            return None
        case _:
            assert_never(source)


def is_replayable(source: Source) -> bool:
    """Whether the bytes can be read more than once."""
    match source:
        case InMemory() | OnDisk():
            return True
        case Opened(_, start):
            return start is not None
        case Passing() | PassingAsync():
            return False
        case _:
            assert_never(source)


def chunks_of(source: Source, size: int) -> Iterator[bytes]:
    """Return the bytes in chunks, of `size` where the source leaves the choice."""
    match source:
        case InMemory(content):
            return _slices(content, size)
        case OnDisk(path):
            return _disk_chunks(path, size)
        case Opened(handle, start):
            return _handle_chunks(handle, start, size)
        case Passing():
            return _passing_chunks(source)
        case PassingAsync():
            raise TypeError("these bytes come asynchronously: use the async methods")
        case _:
            assert_never(source)


def _slices(content: bytes, size: int) -> Iterator[bytes]:
    for offset in range(0, len(content), size):
        yield content[offset : offset + size]


def _disk_chunks(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while chunk := handle.read(size):
            yield chunk


def _passing_chunks(source: Passing) -> Iterator[bytes]:
    _refuse_passed(source)
    # Not `yield from`: whoever stops half way may go on later.
    while (chunk := next(source.chunks, None)) is not None:
        yield chunk
    source.passed = True


async def passing_chunks(source: PassingAsync) -> AsyncIterator[bytes]:
    """Return chunks that pass once; `ValueError` if they have."""
    _refuse_passed(source)
    async for chunk in source.chunks:
        yield chunk
    source.passed = True


def _refuse_passed(source: Passing | PassingAsync) -> None:
    """See to it that nobody takes bytes that are gone for an empty file."""
    if source.passed:
        raise ValueError("these bytes have passed already: `read` keeps them")


def _handle_chunks(handle: Handle, start: int | None, size: int) -> Iterator[bytes]:
    if start is not None:
        handle.seek(start)
    while chunk := handle.read(size):
        yield chunk
