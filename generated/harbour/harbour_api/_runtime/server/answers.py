"""An answer on its way out: a status, headers and a body, whole or in chunks."""

import re
from collections.abc import AsyncIterator, Coroutine, Mapping
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

HeaderList: TypeAlias = list[tuple[bytes, bytes]]

_FORBIDDEN: Final = frozenset("\r\n\0")
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Chunks(Protocol):
    """A body in chunks, which is closed whether or not it was begun."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the chunks."""
        ...

    def aclose(self) -> Coroutine[Any, Any, None]:
        """Give up what is left."""
        ...


class Answer(NamedTuple):
    """What is sent; headers are without `content-length` for a body in chunks."""

    status: int
    headers: HeaderList
    body: bytes | Chunks


def whole(status: int, content_type: bytes, content: bytes) -> Answer:
    """Return the answer that carries `content`."""
    return Answer(
        status,
        [
            (b"content-type", content_type),
            (b"content-length", b"%d" % len(content)),
        ],
        content,
    )


def empty(status: int) -> Answer:
    """Return an answer without a body."""
    if status in {204, 304}:
        return Answer(status, [], b"")
    return Answer(status, [(b"content-length", b"0")], b"")


def raw_headers(headers: Mapping[str, str]) -> HeaderList:
    """Return headers as bytes; ValueError for text that no header can hold."""
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a header")
        if _FORBIDDEN.intersection(value):
            raise ValueError(f"header {name!r} cannot hold this value")
    return [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in headers.items()
    ]
