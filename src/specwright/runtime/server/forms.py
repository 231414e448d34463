"""Answers that are forms, URL-encoded or in parts."""

from collections.abc import AsyncIterator

from pydantic import ValidationError

from ..media import ContentCodec
from ..multipart import Multipart
from ..operation import Content
from ..percent import WireError
from .answers import Answer, HeaderList, whole
from .encoding import LOGGER, Checking, EncodingError, summary


class FormEncoder:
    """Writes values of one type as a form, then reads its own writing strictly.

    Files among the parts are sent as they are read; what has some is not read again.
    """

    __slots__ = ("_checking", "_codec")

    def __init__(self, content: Content, checking: Checking) -> None:
        self._codec = ContentCodec(content)
        self._checking = checking

    def answer(self, status: int, value: object) -> Answer:
        """Return the answer that carries a value of the type."""
        try:
            written = self._codec.write(value)
        except WireError as error:
            raise EncodingError(str(error)) from error
        body = written.body
        if isinstance(body, Multipart) and body.files:
            return _in_chunks(status, body)
        if not isinstance(body, bytes):
            body = b"".join(body.chunks())
        if self._checking != "off":
            self._check(body, written.content_type)
        return whole(status, written.content_type.encode("latin-1"), body)

    def _check(self, body: bytes, content_type: str) -> None:
        try:
            self._codec.read(body, content_type)
        except ValidationError as error:
            reason = summary(error)
        except WireError as error:
            reason = str(error)
        else:
            return
        if self._checking != "log":
            raise EncodingError(reason)
        LOGGER.error("an answer is not what was declared: %s", reason)


class PartChunks:
    """The bytes of a body in parts; closing gives up its files."""

    __slots__ = ("_body",)

    def __init__(self, body: Multipart) -> None:
        self._body = body

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._body.achunks()

    async def aclose(self) -> None:
        """Close the files."""
        for file in self._body.files:
            await file.aclose()


def _in_chunks(status: int, body: Multipart) -> Answer:
    headers: HeaderList = [(b"content-type", body.content_type.encode("latin-1"))]
    if body.length is not None:
        headers.append((b"content-length", b"%d" % body.length))
    return Answer(status, headers, PartChunks(body))
