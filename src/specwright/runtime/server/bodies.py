"""A request's body as the argument `body` of a handler."""

from typing import Any, Final, Protocol

from pydantic import ValidationError

from ..fields import NOTHING
from ..file import File
from ..media_types import (
    accepted,
    is_json,
    is_text,
    parse_media_type,
    select_content,
)
from ..operation import Body, Content
from ..shapes import shape_of
from .adapters import compiled
from .context import Scope
from .deadlines import Deadlines
from .faults import INVALID, MALFORMED, UNSUPPORTED, RequestError, Violation
from .json_text import json_fault
from .receiving import Receive, body_chunks, whole_body
from .settings import Limits
from .spooling import spooled
from .violations import body_error, located

_UTF8: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class Waiting:
    """How long the bodies of one application may take, whole or chunk by chunk."""

    __slots__ = ("chunk", "whole")

    def __init__(self, limits: Limits) -> None:
        self.whole = Deadlines(limits.body_seconds)
        self.chunk = Deadlines(limits.idle_seconds)


class BodyReader(Protocol):
    """Reads a body of one media type."""

    async def read(self, scope: Scope, receive: Receive, opened: list[File]) -> Any:
        """Return the value, or `NOTHING`; adds the files that it opened."""
        ...


class JsonReader:
    """Validates JSON straight from the bytes."""

    __slots__ = ("_limits", "_validate", "_waiting")

    def __init__(self, content: Content, limits: Limits, waiting: Waiting) -> None:
        self._validate = compiled(content.type).validator.validate_json
        self._limits = limits
        self._waiting = waiting.whole

    async def read(self, scope: Scope, receive: Receive, opened: list[File]) -> Any:
        """Return the value, or `NOTHING` for no body."""
        limits = self._limits
        body = await whole_body(scope, receive, limits.body, self._waiting)
        if not body:
            return NOTHING
        fault = json_fault(body, limits.json_depth)
        if fault is not None:
            raise RequestError(MALFORMED, Violation("#", fault))
        try:
            return self._validate(body, strict=True, by_name=False)
        except ValidationError as error:
            raise body_error(error, body) from None


class TextReader:
    """Takes a body as text of the declared type."""

    __slots__ = ("_limits", "_validate", "_waiting")

    def __init__(self, content: Content, limits: Limits, waiting: Waiting) -> None:
        self._validate = compiled(content.type).validator.validate_python
        self._limits = limits
        self._waiting = waiting.whole

    async def read(self, scope: Scope, receive: Receive, opened: list[File]) -> Any:
        """Return the text, which may be empty."""
        body = await whole_body(scope, receive, self._limits.body, self._waiting)
        try:
            return self._validate(body.decode(), strict=True)
        except UnicodeDecodeError as error:
            message = f"not UTF-8 at byte {error.start}"
            raise RequestError(MALFORMED, Violation("#", message)) from None
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)
            raise RequestError(INVALID, *located(found, "", None)) from None


class BinaryReader:
    """Spools bytes of any kind into a file."""

    __slots__ = ("_limits", "_waiting")

    def __init__(self, limits: Limits, waiting: Waiting) -> None:
        self._limits = limits
        self._waiting = waiting.chunk

    async def read(self, scope: Scope, receive: Receive, opened: list[File]) -> Any:
        """Return the file, which may be empty."""
        limits = self._limits
        chunks = body_chunks(scope, receive, limits.upload, self._waiting)
        file = await spooled(chunks, limits.spool)
        opened.append(file)
        file.content_type = _content_type(scope).decode("latin-1") or None
        return file


class Bodies:
    """The media types in which one operation takes its body."""

    __slots__ = ("_contents", "_exact", "_readers", "_required")

    def __init__(self, body: Body, limits: Limits, waiting: Waiting) -> None:
        self._required = body.required
        self._contents = body.contents
        self._readers = [_reader(one, limits, waiting) for one in body.contents]
        self._exact = {
            content.media_type.lower().encode("latin-1"): reader
            for content, reader in zip(body.contents, self._readers, strict=True)
        }

    async def read(self, scope: Scope, receive: Receive, opened: list[File]) -> Any:
        """Return the body's value; None where there is none and none is required.

        Raises `RequestError` for anything else that is not as declared.
        """
        sent = _content_type(scope)
        reader = self._exact.get(sent) or self._reader(sent.decode("latin-1"), scope)
        value = await reader.read(scope, receive, opened) if reader else NOTHING
        if value is not NOTHING:
            return value
        if self._required:
            raise RequestError(MALFORMED, Violation("#", "a body is required"))
        return None

    def _reader(self, sent: str, scope: Scope) -> BodyReader | None:
        if not sent and not _announced(scope):
            return None
        content = select_content(self._contents, sent)
        if content is None or not _readable(sent):
            offered = accepted(self._contents)
            raise RequestError(
                UNSUPPORTED,
                Violation("header:Content-Type", f"accepted: {offered}"),
                headers={"accept": offered},
            )
        return self._readers[self._contents.index(content)]


def _announced(scope: Scope) -> bool:
    """Whether the headers say that a body follows (RFC 9112, section 6.3)."""
    return any(
        (name == b"content-length" and value != b"0") or name == b"transfer-encoding"
        for name, value in scope["headers"]
    )


def _content_type(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"content-type":
            content_type: bytes = value
            return content_type
    return b""


def _readable(content_type: str) -> bool:
    """Whether text is in an encoding that is read; a charset on other types is not."""
    media_type = parse_media_type(content_type)
    if media_type is None or not (is_json(content_type) or is_text(content_type)):
        return True
    return media_type.parameters.get("charset", "utf-8").lower() in _UTF8


def _reader(content: Content, limits: Limits, waiting: Waiting) -> BodyReader:
    if is_json(content.media_type):
        return JsonReader(content, limits, waiting)
    if shape_of(content.type).file:
        return BinaryReader(limits, waiting)
    return TextReader(content, limits, waiting)
