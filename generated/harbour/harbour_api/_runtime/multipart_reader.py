"""Multipart bodies as they arrive (RFC 7578), parsed by python-multipart.

The reader turns chunks into a flat run of `PartHead`, bytes and `PartEnd`; whoever
drives it decides where the bytes go, and counts them.
"""

import re
from collections.abc import AsyncIterable, Callable
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser

from .file import File
from .media_types import parse_media_type
from .parts import Part, Parts, unquoted
from .percent import WireError

_DISPOSITION: Final = "content-disposition"
_START: Final = r";\s*+([\w*-]++)\s*+=\s*+"
_ESCAPED: Final = _START + r'(?:"((?:[^"\\]|\\.)*+)"|([^;"\s]*+))\s*+'
_PLAIN: Final = _START + r'(?:"([^"]*+)"|([^;"\s]*+))\s*+'


@dataclass(frozen=True, slots=True)
class PartHead:
    """The headers of a part, names in lower case."""

    name: str
    filename: str | None
    content_type: str | None
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class PartEnd:
    """A part is complete."""


_NO_HEAD: Final = PartHead("", None, None, {})

Token: TypeAlias = PartHead | bytes | PartEnd


@dataclass(slots=True)
class _Headers:
    """Headers in the making."""

    found: dict[str, str] = field(default_factory=dict[str, str])
    name: bytes = b""
    value: bytes = b""

    def end(self) -> None:
        self.found[self.name.decode("latin-1").lower()] = _text(self.value)
        self.name = self.value = b""


class MultipartReader:
    """Parses one body, given its `Content-Type`."""

    def __init__(self, content_type: str, *, parts: int = 1000) -> None:
        media_type = parse_media_type(content_type)
        boundary = media_type.parameters.get("boundary") if media_type else None
        if not boundary:
            raise WireError("the media type names no boundary")
        self._tokens: list[Token] = []
        self._headers = _Headers()
        self._left = parts
        self._ended = False
        try:
            self._parser = MultipartParser(
                boundary.encode(),
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._name,
                    "on_header_value": self._value,
                    "on_header_end": self._header_end,
                    "on_headers_finished": self._head,
                    "on_part_data": self._data,
                    "on_part_end": self._part_end,
                    "on_end": self._end,
                },
            )
        except FormParserError as error:
            raise WireError(str(error)) from None

    def feed(self, chunk: bytes) -> list[Token]:
        """Return what a chunk brings; raises `WireError` for what is no such body."""
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise WireError(f"not a multipart body: {error}") from None
        tokens, self._tokens = self._tokens, []
        return tokens

    def finish(self) -> None:
        """Say that no more comes; raises `WireError` where more was promised."""
        if not self._ended:
            raise WireError("the multipart body breaks off")

    def _begin(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise WireError("too many parts")
        self._headers = _Headers()

    def _name(self, data: bytes, start: int, end: int) -> None:
        self._headers.name += data[start:end]

    def _value(self, data: bytes, start: int, end: int) -> None:
        self._headers.value += data[start:end]

    def _header_end(self) -> None:
        self._headers.end()

    def _head(self) -> None:
        headers = self._headers.found
        options = disposition_of(headers.get(_DISPOSITION, ""))
        if "name" not in options:
            raise WireError("a part has no name")
        self._tokens.append(
            PartHead(
                name=options["name"],
                filename=options.get("filename"),
                content_type=headers.get("content-type"),
                headers={
                    name: value
                    for name, value in headers.items()
                    if name not in {_DISPOSITION, "content-type"}
                },
            )
        )

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._tokens.append(data[start:end])

    def _part_end(self) -> None:
        self._tokens.append(PartEnd())

    def _end(self) -> None:
        self._ended = True


def disposition_of(text: str) -> dict[str, str]:
    """Return the parameters of a `Content-Disposition` that says `form-data`.

    Browsers write a quote within a value as `%22` and a backslash as it is; others put
    a backslash before a quote. What reads as the latter is taken for it.
    """
    kind, _, rest = text.partition(";")
    if kind.strip().lower() != "form-data":
        return {}
    for form in (_ESCAPED, _PLAIN):
        if re.fullmatch(f"(?:{form})*", f";{rest}", re.DOTALL):
            found = re.findall(form, f";{rest}", re.DOTALL)
            return {
                name.lower(): unquoted((quoted or bare).replace('\\"', '"'))
                for name, quoted, bare in found
            }
    return {}


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class Sink(Protocol):
    """Where the bytes of one part go."""

    async def write(self, chunk: bytes, /) -> None:
        """Keep a chunk."""
        ...

    async def file(self) -> File:
        """Return everything that was kept."""
        ...


async def gather_parts(
    reader: MultipartReader,
    chunks: AsyncIterable[bytes],
    parts: Parts,
    new_sink: Callable[[], Sink],
    *,
    text_limit: int = 1 << 20,
) -> list[Part]:
    """Return the parts of a body that arrives in chunks; files go to sinks.

    `text_limit` bounds the bytes of all parts together that are no files.
    """
    gathered = _Gathered(parts, text_limit)
    sink: Sink | None = None
    async for chunk in chunks:
        for token in reader.feed(chunk):
            if isinstance(token, PartHead):
                sink = new_sink() if gathered.begin(token) else None
            elif sink is None:
                gathered.take(token)
            elif isinstance(token, bytes):
                await sink.write(token)
            else:
                gathered.end(await sink.file())
    reader.finish()
    return gathered.found


def read_parts(content_type: str, body: bytes, parts: Parts) -> list[Part]:
    """Return the parts of a body that is in memory already."""
    reader = MultipartReader(content_type)
    gathered = _Gathered(parts, len(body))
    for token in reader.feed(body):
        if isinstance(token, PartHead):
            gathered.begin(token)
        else:
            gathered.take(token)
    reader.finish()
    return gathered.found


@dataclass(slots=True)
class _Gathered:
    """The parts so far, and the one that is being read."""

    parts: Parts
    text_limit: int
    found: list[Part] = field(default_factory=list[Part])
    _head: PartHead = _NO_HEAD
    _texts: list[bytes] = field(default_factory=list[bytes])

    def begin(self, head: PartHead) -> bool:
        """Start a part; return whether it is a file."""
        self._head, self._texts = head, []
        return self.parts.is_file(head.name, head.filename)

    def take(self, token: bytes | PartEnd) -> None:
        """Keep bytes that stay in memory."""
        if isinstance(token, bytes):
            self.text_limit -= len(token)
            if self.text_limit < 0:
                raise WireError("the parts that are no files are too large")
            self._texts.append(token)
        else:
            content = b"".join(self._texts)
            is_file = self.parts.is_file(self._head.name, self._head.filename)
            self.end(File(content) if is_file else content)

    def end(self, body: bytes | File) -> None:
        """Finish the part."""
        head = self._head
        if isinstance(body, File):
            body.filename = head.filename
            body.content_type = head.content_type
            body.headers = head.headers
        self.found.append(
            Part(head.name, body, head.content_type, head.filename, head.headers)
        )
