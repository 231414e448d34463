"""Answers that are forms, URL-encoded or in parts."""

from pydantic import ValidationError

from ..media import ContentCodec
from ..operation import Content
from ..percent import WireError
from .answers import Answer, whole
from .encoding import LOGGER, Checking, EncodingError, summary


class FormEncoder:
    """Writes values of one type as a form, then reads its own writing strictly."""

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
