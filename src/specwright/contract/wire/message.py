"""Requests and answers as they stand on the wire."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A request; `target` is the raw path with its query.

    The body travels in so many `pieces`.
    """

    method: str
    target: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    pieces: int = 1

    @property
    def path(self) -> str:
        """The raw path."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The raw query, empty where there is none."""
        return self.target.partition("?")[2]

    def header(self, name: str) -> str | None:
        """Return the value of a header, several joined by commas."""
        return _joined(self.headers, name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back; not `complete` where the server broke off.

    The body travels in so many `pieces`.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    complete: bool = True
    pieces: int = 1

    def header(self, name: str) -> str | None:
        """Return the value of a header, several joined by commas."""
        return _joined(self.headers, name)

    @property
    def media_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


def parted(body: bytes, pieces: int) -> Iterator[bytes]:
    """Yield the pieces of a body, as equal as may be and empty where it is short."""
    size = len(body) // pieces
    for index in range(pieces - 1):
        yield body[index * size : (index + 1) * size]
    yield body[(pieces - 1) * size :]


def _joined(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    values = [value for key, value in headers if key.lower() == name.lower()]
    return ", ".join(values) if values else None
