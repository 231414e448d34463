"""Bodies as they arrive: bounded in size and time, gone when the caller goes."""

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from .context import Scope
from .deadlines import Deadlines
from .faults import MALFORMED, TOO_LARGE, RequestError, Violation

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class DisconnectedError(Exception):
    """The caller went away; there is nobody to answer."""


async def whole_body(
    scope: Scope, receive: Receive, limit: int, deadlines: Deadlines
) -> bytes:
    """Return the body, at most `limit` bytes; raises `RequestError` beyond that."""
    refuse_announced(scope, limit)
    task = deadlines.start()
    try:
        message = await receive()
        body: bytes = message.get("body", b"")
        if message.get("more_body"):
            return await _joined(body, receive, limit)
    finally:
        deadlines.stop(task)
    if message["type"] == "http.disconnect":
        raise DisconnectedError
    if len(body) > limit:
        raise too_large(limit)
    return body


async def _joined(first: bytes, receive: Receive, limit: int) -> bytes:
    body = bytearray(first)
    more = True
    while more:
        if len(body) > limit:
            raise too_large(limit)
        message = await receive()
        if message["type"] == "http.disconnect":
            raise DisconnectedError
        body += message.get("body", b"")
        more = message.get("more_body", False)
    if len(body) > limit:
        raise too_large(limit)
    return bytes(body)


async def body_chunks(
    scope: Scope, receive: Receive, limit: int, deadlines: Deadlines
) -> AsyncIterator[bytes]:
    """Yield the body as it comes, each chunk within the time, all within `limit`."""
    refuse_announced(scope, limit)
    size = 0
    more = True
    while more:
        task = deadlines.start()
        try:
            message = await receive()
        finally:
            deadlines.stop(task)
        if message["type"] == "http.disconnect":
            raise DisconnectedError
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        more = message.get("more_body", False)
        if chunk:
            yield chunk


def refuse_announced(scope: Scope, limit: int) -> None:
    """Refuse a body whose `Content-Length` is already too much, or is no number."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            if not value.isdigit():
                raise RequestError(
                    MALFORMED, Violation("header:Content-Length", "is not a number")
                )
            if len(value) > 18 or int(value) > limit:
                raise too_large(limit)


def too_large(limit: int) -> RequestError:
    """Return the fault of a body over the limit."""
    return RequestError(TOO_LARGE, Violation("#", f"is larger than {limit} bytes"))
