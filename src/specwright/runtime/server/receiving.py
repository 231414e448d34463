"""Bodies as they arrive: bounded in size and time, gone when the caller goes."""

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any, NoReturn

from .deadlines import Deadlines
from .faults import MALFORMED, TOO_LARGE, RequestError, Violation
from .incoming import DisconnectedError, Incoming, Message, Receive


class _Begun(Generator[Any, Any, Message]):
    """Steps of which the first is taken: it waits, and is still to be yielded.

    What is thrown in meanwhile reaches the steps, as with `yield from`. Some servers
    give no more than an iterator, which has no way to be told.
    """

    __slots__ = ("_steps", "_throw", "_waiting")

    def __init__(self, steps: Iterator[Any], waiting: Any) -> None:
        self._steps = steps
        self._throw: Callable[[Any], Any] = getattr(steps, "throw", _raised)
        self._waiting = [waiting]

    def send(self, _: Any, /) -> Any:
        """Return what is waited for next; loops send nothing to those who wait."""
        return self._waiting.pop() if self._waiting else next(self._steps)

    def throw(self, error: Any, value: Any = None, trace: Any = None, /) -> Any:
        """Let the steps know, and return what they wait for all the same."""
        return self._throw(error)


def _raised(error: BaseException) -> NoReturn:
    raise error


class _Bounded:
    """Awaits a message; the clock runs only if the message is not there yet."""

    __slots__ = ("_deadlines", "_receive")

    def __init__(self, receive: Receive, deadlines: Deadlines) -> None:
        self._receive = receive
        self._deadlines = deadlines

    def __await__(self) -> Generator[Any, Any, Message]:
        steps = self._receive().__await__()
        try:
            waiting = next(steps)
        except StopIteration as done:
            message: Message = done.value
            return message
        task = self._deadlines.start()
        try:
            return (yield from _Begun(steps, waiting))
        finally:
            self._deadlines.stop(task)


async def whole_body(incoming: Incoming, limit: int, deadlines: Deadlines) -> bytes:
    """Return the body, at most `limit` bytes; raises `RequestError` beyond that.

    It is kept for whoever asks again.
    """
    if incoming.kept is not None:
        return incoming.kept
    if incoming.passed:
        raise RuntimeError("the body is handed over in pieces")
    refuse_announced(incoming, limit)
    message = await _Bounded(incoming.receive, deadlines)
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        task = deadlines.start()
        try:
            body = await _joined(body, incoming.receive, limit)
        finally:
            deadlines.stop(task)
    elif message["type"] == "http.disconnect":
        raise DisconnectedError
    if len(body) > limit:
        raise too_large(limit)
    incoming.kept = body
    return body


async def _joined(first: bytes, receive: Receive, limit: int) -> bytes:
    body = bytearray(first)
    more = True
    while more and len(body) <= limit:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise DisconnectedError
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body)


async def body_chunks(
    incoming: Incoming, limit: int, deadlines: Deadlines
) -> AsyncIterator[bytes]:
    """Yield the body as it comes, each chunk within the time, all within `limit`."""
    if incoming.kept is not None:
        if incoming.kept:
            yield incoming.kept
        return
    incoming.passed = True
    refuse_announced(incoming, limit)
    size = 0
    more = True
    while more:
        message = await _Bounded(incoming.receive, deadlines)
        if message["type"] == "http.disconnect":
            raise DisconnectedError
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        more = message.get("more_body", False)
        if chunk:
            yield chunk


def refuse_announced(incoming: Incoming, limit: int) -> None:
    """Refuse a body whose `Content-Length` is already too much, or is no number."""
    length = incoming.headers.get(b"content-length")
    if length is None:
        return
    if not length.isdigit():
        fault = Violation("header:Content-Length", "is not a number")
        raise RequestError(MALFORMED, fault)
    if len(length) > 18 or int(length) > limit:
        raise too_large(limit)


def too_large(limit: int) -> RequestError:
    """Return the fault of a body over the limit."""
    return RequestError(TOO_LARGE, Violation("#", f"is larger than {limit} bytes"))
