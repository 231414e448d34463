"""Bodies that are one record after the other (OpenAPI 3.2, section 4.14).

Server-sent events (HTML, section 9.2), JSON lines, and JSON text sequences (RFC 7464).
A splitter is fed chunks of bytes, cut anywhere, and returns the records they complete.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from .media_types import is_events
from .percent import WireError

RECORD: Final = 1 << 24
"""How many bytes a record may have."""


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event: its data as text, its type, and the last identifier.

    `retry` is in milliseconds.
    """

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None


class Splitter(Protocol):
    """Turns chunks into records."""

    def feed(self, chunk: bytes) -> Iterator[bytes | Event]:
        """Return the records that a chunk completes."""
        ...

    def finish(self) -> Iterator[bytes | Event]:
        """Return the record that only the end completes, if there is one."""
        ...


@dataclass(slots=True)
class LineSplitter:
    """Splits JSON lines and JSON text sequences; blank records are left out."""

    limit: int = RECORD
    _parts: list[bytes] = field(default_factory=list[bytes])
    _size: int = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Return the lines that a chunk completes."""
        *complete, rest = chunk.split(b"\n")
        for line in complete:
            yield from self._complete(line)
        self._keep(rest)

    def finish(self) -> Iterator[bytes]:
        """Return what stands after the last line break."""
        yield from self._complete(b"")

    def _complete(self, line: bytes) -> Iterator[bytes]:
        self._keep(line)
        record = b"".join(self._parts).strip(b" \t\r\x1e")
        self._parts, self._size = [], 0
        if record:
            yield record

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self.limit:
            raise WireError(f"a record is larger than {self.limit} bytes")
        self._parts.append(part)


@dataclass(slots=True)
class EventSplitter:
    """Splits a stream of events; one that the end cuts off is dropped."""

    limit: int = RECORD
    _buffer: bytes = b""
    _data: list[str] = field(default_factory=list[str])
    _size: int = 0
    _event: str = ""
    _id: str = ""
    _retry: int | None = None
    _started: bool = False

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Return the events that a chunk completes."""
        text = self._buffer + chunk
        # A carriage return at the end may be half of a line break.
        held = b"\r" if text.endswith(b"\r") else b""
        lines = text[: len(text) - len(held)].replace(b"\r\n", b"\n")
        *complete, rest = lines.replace(b"\r", b"\n").split(b"\n")
        self._buffer = rest + held
        if len(self._buffer) > self.limit:
            raise WireError(f"a line is longer than {self.limit} bytes")
        for line in complete:
            yield from self._line(line)

    def finish(self) -> Iterator[Event]:
        """Return the event that a held carriage return completes, if one does."""
        held, self._buffer = self._buffer, b""
        if held.endswith(b"\r"):
            yield from self._line(held[:-1])

    def _line(self, line: bytes) -> Iterator[Event]:
        if not self._started:
            self._started = True
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line:
            yield from self._dispatch()
            return
        name, _, value = line.decode(errors="replace").partition(":")
        self._field(name, value.removeprefix(" "))

    def _field(self, name: str, value: str) -> None:
        match name:
            case "data":
                self._size += len(value)
                if self._size > self.limit:
                    raise WireError(f"an event is larger than {self.limit} bytes")
                self._data.append(value)
            case "event":
                self._event = value
            case "id" if "\0" not in value:
                self._id = value
            case "retry" if value.isascii() and value.isdigit():
                self._retry = int(value)
            case _:
                pass

    def _dispatch(self) -> Iterator[Event]:
        if self._data:
            data = "\n".join(self._data)
            yield Event(data, self._event or "message", self._id, self._retry)
        self._data, self._size, self._event, self._retry = [], 0, "", None


def splitter_of(media_type: str) -> Splitter:
    """Return what splits a body of a media type into records."""
    return EventSplitter() if is_events(media_type) else LineSplitter()


def write_event(event: Event) -> bytes:
    """Return an event as it travels."""
    lines = [f"data: {line}" for line in event.data.split("\n")]
    if event.event != "message":
        lines.insert(0, f"event: {_one_line(event.event)}")
    if event.id:
        lines.append(f"id: {_one_line(event.id)}")
    if event.retry is not None:
        lines.append(f"retry: {event.retry}")
    return ("\n".join(lines) + "\n\n").encode()


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise WireError(f"{text!r} has a line break")
    return text
