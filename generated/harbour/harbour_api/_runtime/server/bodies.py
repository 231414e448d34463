"""A request's body as the argument `body` of a handler."""

from typing import Any

from ..fields import NOTHING
from ..media_types import (
    accepted,
    is_readable,
    select_content,
)
from ..operation import Body
from .faults import MALFORMED, UNSUPPORTED, RequestError, Violation
from .incoming import Incoming
from .readers import BodyReader, Patience, reader_of


class Bodies:
    """The media types in which one operation takes its body."""

    __slots__ = ("_contents", "_exact", "_readers", "_required")

    def __init__(self, body: Body, patience: Patience) -> None:
        self._required = body.required
        self._contents = body.contents
        self._readers = [reader_of(one, patience) for one in body.contents]
        self._exact = {
            content.media_type.lower().encode("latin-1"): reader
            for content, reader in zip(body.contents, self._readers, strict=True)
        }

    async def read(self, incoming: Incoming) -> Any:
        """Return the body's value; None where there is none and none is required.

        Raises `RequestError` for anything else that is not as declared.
        """
        sent = incoming.headers.get(b"content-type", b"")
        reader = self._exact.get(sent) or self._reader(incoming)
        value = await reader.read(incoming) if reader else NOTHING
        if value is not NOTHING:
            return value
        if self._required:
            raise RequestError(MALFORMED, Violation("#", "a body is required"))
        return None

    def _reader(self, incoming: Incoming) -> BodyReader | None:
        sent = incoming.header(b"content-type")
        if not sent and not _announced(incoming):
            return None
        content = select_content(self._contents, sent)
        if content is None or not is_readable(sent):
            offered = accepted(self._contents)
            raise RequestError(
                UNSUPPORTED,
                Violation("header:Content-Type", f"accepted: {offered}"),
                headers={"accept": offered},
            )
        return self._readers[self._contents.index(content)]


def _announced(incoming: Incoming) -> bool:
    """Whether the headers say that a body follows (RFC 9112, section 6.3)."""
    length = incoming.headers.get(b"content-length", b"0")
    return length != b"0" or b"transfer-encoding" in incoming.headers
