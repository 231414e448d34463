"""Answers whose bodies are made while they are sent."""

from asyncio import to_thread
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Generator,
    Iterator,
)
from contextlib import aclosing
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from ..file import File
from ..media_types import is_events
from .answers import Answer, HeaderList
from .encoding import Checking, EncodingError, JsonEncoder, name_of
from .narrowing import Items, is_items

_END: Final = object()

Frame: TypeAlias = Callable[[bytes], bytes]


class FileEncoder:
    """Sends a file in chunks, never all of it in memory."""

    __slots__ = ("_content_type",)

    def __init__(self, content_type: str) -> None:
        self._content_type = None if "*" in content_type else content_type

    def answer(self, status: int, value: Any) -> Answer:
        """Return the answer that carries a `File`, or bytes."""
        file = File(value) if isinstance(value, bytes) else value
        if not isinstance(file, File):
            raise EncodingError(f"a {name_of(value)}, not a File")
        kind = self._content_type or file.content_type or "application/octet-stream"
        headers: HeaderList = [(b"content-type", kind.encode("latin-1"))]
        if file.length is not None:
            headers.append((b"content-length", b"%d" % file.length))
        if file.filename:
            name = quote(file.filename, safe="")
            disposition = f"attachment; filename*=UTF-8''{name}".encode("latin-1")
            headers.append((b"content-disposition", disposition))
        return Answer(status, headers, FileChunks(file))


class FileChunks:
    """The bytes of a file; closing gives up the file."""

    __slots__ = ("_file",)

    def __init__(self, file: File) -> None:
        self._file = file

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._file.achunks()

    async def aclose(self) -> None:
        """Close the file."""
        await self._file.aclose()


class ItemsEncoder:
    """Sends the items of an iterator as they come, each checked on its own."""

    __slots__ = ("_content_type", "_encoder", "_frame")

    def __init__(self, item: Any, content_type: str, checking: Checking) -> None:
        self._content_type = content_type.encode("latin-1")
        self._encoder = JsonEncoder(item, content_type, checking)
        self._frame = _frame(content_type)

    def answer(self, status: int, value: Any) -> Answer:
        """Return the answer that carries the items of an iterable of either kind."""
        if not is_items(value):
            raise EncodingError(f"a {name_of(value)}, not an iterator")
        headers = [(b"content-type", self._content_type)]
        return Answer(status, headers, self._framed(value))

    async def _framed(self, items: Items) -> AsyncGenerator[bytes, None]:
        async with aclosing(_each(items)) as each:
            async for item in each:
                content = self._encoder.answer(200, item).body
                if isinstance(content, bytes):
                    yield self._frame(content)


async def _each(items: Items) -> AsyncGenerator[Any, None]:
    """Iterate, and close the iterator; a plain one may block and runs in a thread."""
    try:
        if isinstance(items, AsyncIterable):
            async for item in items:
                yield item
            return
        iterator: Iterator[Any] = iter(items)
        while (item := await to_thread(next, iterator, _END)) is not _END:
            yield item
    finally:
        if isinstance(items, AsyncGenerator):
            await items.aclose()
        elif isinstance(items, Generator):
            items.close()


def _frame(media_type: str) -> Frame:
    if is_events(media_type):
        return _event
    return _record if "json-seq" in media_type else _line


def _event(content: bytes) -> bytes:
    return b"data: " + content + b"\n\n"


def _record(content: bytes) -> bytes:
    return b"\x1e" + content + b"\n"


def _line(content: bytes) -> bytes:
    return content + b"\n"
