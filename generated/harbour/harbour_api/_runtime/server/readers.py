"""Bodies of each kind as values: JSON, text, forms, parts, files, streams."""

from collections.abc import AsyncGenerator
from typing import Any, Protocol

from pydantic import ValidationError

from ..fields import NOTHING
from ..heirs import refusals
from ..media import ContentCodec
from ..media_types import is_form, is_json, is_multipart
from ..operation import Content
from ..percent import WireError
from ..records import Records
from ..sequences import splitter_of
from ..shapes import shape_of
from ..stream import Stream
from .adapters import compiled
from .deadlines import Deadlines
from .faults import INVALID, MALFORMED, RequestError, Violation
from .incoming import Incoming
from .json_text import json_fault
from .receiving import body_chunks, whole_body
from .settings import Limits
from .spooling import spooled
from .violations import body_error, located


class Patience:
    """What bodies of one application may cost: bytes, and time in waiting."""

    __slots__ = ("chunk", "limits", "whole")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.whole = Deadlines(limits.body_seconds)
        self.chunk = Deadlines(limits.idle_seconds)


class BodyReader(Protocol):
    """Reads a body of one media type."""

    async def read(self, incoming: Incoming) -> Any:
        """Return the value, or `NOTHING` for no body.

        Raises `RequestError` for one that is not as declared.
        """
        ...


class JsonReader:
    """Validates JSON straight from the bytes."""

    __slots__ = ("_depth", "_limit", "_validate", "_waiting")

    def __init__(self, content: Content, patience: Patience) -> None:
        self._validate = compiled(content.type).validator.validate_json
        self._limit = patience.limits.body
        self._depth = patience.limits.json_depth
        self._waiting = patience.whole

    async def read(self, incoming: Incoming) -> Any:
        """Return the value, or `NOTHING` for no body."""
        body = await whole_body(incoming, self._limit, self._waiting)
        if not body:
            return NOTHING
        fault = json_fault(body, self._depth)
        if fault is not None:
            raise RequestError(MALFORMED, Violation("#", fault))
        try:
            return self._validate(body, strict=True, by_name=False)
        except ValidationError as error:
            raise body_error(error, body) from None


class WholeReader:
    """Reads text, forms and whatever else is decoded when it is complete."""

    __slots__ = ("_codec", "_form", "_limit", "_waiting")

    def __init__(self, content: Content, patience: Patience) -> None:
        self._codec = ContentCodec(content)
        self._form = is_form(content.media_type)
        self._limit = patience.limits.body
        self._waiting = patience.whole

    async def read(self, incoming: Incoming) -> Any:
        """Return the value; an empty text is one, so is a form that is announced."""
        body = await whole_body(incoming, self._limit, self._waiting)
        sent = incoming.header(b"content-type")
        if self._form and not body and not sent:
            return NOTHING
        try:
            return self._codec.read(body, sent)
        except (WireError, ValidationError) as error:
            raise _refused(error) from None


class PartsReader:
    """Reads a body in parts; those that are files are spooled."""

    __slots__ = ("_parts", "_patience")

    def __init__(self, content: Content, patience: Patience) -> None:
        self._parts = ContentCodec(content).parts
        self._patience = patience

    async def read(self, incoming: Incoming) -> Any:
        """Return the value."""
        from ..multipart_reader import MultipartReader, gather_parts

        limits = self._patience.limits
        try:
            parts = await gather_parts(
                MultipartReader(incoming.header(b"content-type"), parts=limits.parts),
                body_chunks(incoming, limits.upload, self._patience.chunk),
                self._parts,
                lambda: incoming.spool(limits.spool),
                text_limit=limits.body,
            )
        except WireError as error:
            raise RequestError(MALFORMED, Violation("#", str(error))) from None
        try:
            return self._parts.read(parts)
        except (WireError, ValidationError) as error:
            raise _refused(error) from None


class FileReader:
    """Spools bytes of any kind."""

    __slots__ = ("_patience",)

    def __init__(self, patience: Patience) -> None:
        self._patience = patience

    async def read(self, incoming: Incoming) -> Any:
        """Return the file, which may be empty."""
        limits = self._patience.limits
        chunks = body_chunks(incoming, limits.upload, self._patience.chunk)
        file = await spooled(chunks, incoming.spool(limits.spool))
        file.content_type = incoming.header(b"content-type") or None
        return file


class StreamReader:
    """Hands items over as they arrive; a wrong one is found when its turn comes."""

    __slots__ = ("_content", "_patience", "_records")

    def __init__(self, content: Content, patience: Patience) -> None:
        self._content = content
        self._records = Records(content)
        self._patience = patience

    async def read(self, incoming: Incoming) -> Any:
        """Return the stream, of which nothing has been read yet."""
        return Stream(self._items(incoming))

    async def _items(self, incoming: Incoming) -> AsyncGenerator[Any, None]:
        limit = self._patience.limits.upload
        splitter = splitter_of(self._content.media_type)
        try:
            async for chunk in body_chunks(incoming, limit, self._patience.chunk):
                for record in splitter.feed(chunk):
                    yield self._records.read(record)
            for record in splitter.finish():
                yield self._records.read(record)
        except (WireError, ValidationError) as error:
            raise _refused(error) from None


def reader_of(content: Content, patience: Patience) -> BodyReader:
    """Return what reads a declared content."""
    if content.item is not None:
        return StreamReader(content, patience)
    if is_json(content.media_type):
        return JsonReader(content, patience)
    if shape_of(content.type).file:
        return FileReader(patience)
    if is_multipart(content.media_type):
        return PartsReader(content, patience)
    return WholeReader(content, patience)


def _refused(error: WireError | ValidationError) -> RequestError:
    if isinstance(error, ValidationError):
        found = refusals(error)
        return RequestError(INVALID, *located(found, "", NOTHING))
    return RequestError(INVALID, Violation("#", str(error)))
