"""Answers whose bodies are made while they are sent."""

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterator
from contextlib import aclosing
from typing import Any, Final
from urllib.parse import quote

from ..file import File
from ..operation import Content
from ..records import Records
from .answers import Answer, HeaderList
from .encoding import Checking, EncodingError, JsonEncoder, name_of
from .narrowing import Items, is_items, is_stream
from .threaded import Threaded

_PIECE: Final = 262_144
"""How much of a file is read in one go, in a thread."""


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
    """The bytes of a file; closing gives up the file.

    What is neither at hand nor asynchronous may block, and is read in threads.
    """

    __slots__ = ("_file", "_threaded")

    def __init__(self, file: File) -> None:
        waiting = not (file.asynchronous or file.at_hand)
        self._file = file
        self._threaded = Threaded(file.chunks(_PIECE)) if waiting else None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._file.achunks() if self._threaded is None else self._threaded

    async def aclose(self) -> None:
        """Close the file."""
        try:
            if self._threaded is not None:
                await self._threaded.aclose()
        finally:
            await self._file.aclose()


class ItemsEncoder:
    """Sends the items of a stream as they come, each checked on its own."""

    __slots__ = ("_content_type", "_encoder", "_records")

    def __init__(self, content: Content, checking: Checking) -> None:
        self._content_type = content.media_type.encode("latin-1")
        self._encoder = JsonEncoder(content.item, content.media_type, checking)
        self._records = Records(content)

    def answer(self, status: int, value: Any) -> Answer:
        """Return the answer that carries a `Stream`, or what one is made of."""
        if not is_items(value):
            raise EncodingError(f"a {name_of(value)}, not a stream")
        headers = [(b"content-type", self._content_type)]
        return Answer(status, headers, self._framed(value))

    async def _framed(self, items: Items) -> AsyncGenerator[bytes, None]:
        async with aclosing(_each(items)) as each:
            async for item in each:
                self._encoder.answer(200, item)
                yield self._records.write(item)


async def _each(items: Items) -> AsyncGenerator[Any, None]:
    """Iterate, and close the iterator; a plain one may block and runs in a thread."""
    plain = _plain(items)
    try:
        if plain is not None:
            async with aclosing(Threaded(plain)) as threaded:
                async for item in threaded:
                    yield item
        elif isinstance(items, AsyncIterable):
            async for item in items:
                yield item
    finally:
        if isinstance(items, AsyncGenerator) or is_stream(items):
            await items.aclose()


def _plain(items: Items) -> Iterator[Any] | None:
    """Return an iterator, unless the items come asynchronously."""
    if is_stream(items):
        return None if items.asynchronous else iter(items)
    return None if isinstance(items, AsyncIterable) else iter(items)
