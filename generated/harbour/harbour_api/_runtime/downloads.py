"""Results that are handed over unread: files and streams, with their connection."""

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

import httpx2
from pydantic import ValidationError

from .errors import ContractError, TransportError
from .exchange import RequestInfo, ResponseInfo
from .file import File
from .outcomes import summary
from .percent import WireError
from .records import Records
from .sequences import Event, Splitter, splitter_of
from .stream import Stream
from .transport_errors import translated

_EXTENDED: Final = re.compile(r"filename\*\s*=\s*utf-8''([^;\s]+)", re.IGNORECASE)
_QUOTED: Final = re.compile(r'filename\s*=\s*"((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_BARE: Final = re.compile(r"filename\s*=\s*([^;\s\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads a body that is handed over; `records` is None where the result is a file.

    What goes wrong on the way is told with what was exchanged.
    """

    request: RequestInfo
    response: ResponseInfo
    records: Records | None
    strict: bool

    def read(self, found: Iterable[bytes | Event]) -> Iterator[Any]:
        """Return items; raises `ContractError` for a record that is none."""
        context = None if self.strict else {"tolerant": True}
        if self.records is None:
            return
        try:
            for record in found:
                yield self.records.read(record, context)
        except (ValidationError, WireError) as error:
            name, message = self.request.operation, summary(error)
            told = ContractError(name, message, "stream")
            raise told.attached(self.request, self.response) from None

    def broken(self, error: httpx2.RequestError) -> TransportError:
        """Return what the end of a connection in the middle of a body amounts to."""
        return translated(error).attached(self.request, self.response)

    def splitter(self) -> Splitter:
        """Return what splits the body into records."""
        media_type = self.records.content.media_type if self.records else ""
        return splitter_of(media_type)


def handed_over(
    reader: BodyReader,
    response: httpx2.Response,
    http: httpx2.Client | httpx2.AsyncClient,
) -> File | Stream[Any]:
    """Return a result that reads the response when it is read itself."""
    waiting = isinstance(http, httpx2.AsyncClient)
    closer = response.aclose if waiting else response.close
    if reader.records is not None:
        items = _aitems(reader, response) if waiting else _items(reader, response)
        return Stream(items, closer=closer)
    return File(
        _achunks(reader, response) if waiting else _chunks(reader, response),
        filename=filename_of(response.headers.get("content-disposition", "")),
        content_type=response.headers.get("content-type"),
        length=_length(response),
        closer=closer,
    )


def filename_of(disposition: str) -> str | None:
    """Return the name in a `Content-Disposition` (RFC 6266), without folders."""
    if found := _EXTENDED.search(disposition):
        name = unquote(found[1])
    elif found := _QUOTED.search(disposition):
        name = re.sub(r"\\(.)", r"\1", found[1])
    elif found := _BARE.search(disposition):
        name = found[1]
    else:
        return None
    return re.split(r"[/\\]", name)[-1] or None


def _length(response: httpx2.Response) -> int | None:
    text = response.headers.get("content-length", "")
    encoded = "content-encoding" in response.headers
    return int(text) if text.isascii() and text.isdigit() and not encoded else None


def _chunks(reader: BodyReader, response: httpx2.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_bytes()
    except httpx2.RequestError as error:
        raise reader.broken(error) from error
    finally:
        response.close()


async def _achunks(
    reader: BodyReader, response: httpx2.Response
) -> AsyncIterator[bytes]:
    try:
        async for chunk in response.aiter_bytes():
            yield chunk
    except httpx2.RequestError as error:
        raise reader.broken(error) from error
    finally:
        await response.aclose()


def _items(reader: BodyReader, response: httpx2.Response) -> Iterator[Any]:
    splitter = reader.splitter()
    for chunk in _chunks(reader, response):
        yield from reader.read(splitter.feed(chunk))
    yield from reader.read(splitter.finish())


async def _aitems(reader: BodyReader, response: httpx2.Response) -> AsyncIterator[Any]:
    splitter = reader.splitter()
    async for chunk in _achunks(reader, response):
        for item in reader.read(splitter.feed(chunk)):
            yield item
    for item in reader.read(splitter.finish()):
        yield item
