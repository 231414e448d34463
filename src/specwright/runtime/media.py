"""Bodies, both ways: which media type, and how a value is written in it.

`BodyWriter` and `BodyReader` are made once for each declared content.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from .adapters import adapter_of
from .file import File
from .forms import Form
from .media_types import is_form, is_json, is_multipart, matches
from .multipart import Multipart
from .operation import Content
from .parts import Parts, guessed_type
from .percent import WireError
from .records import Records
from .shapes import shape_of
from .stream import Stream


class Chunked(Protocol):
    """A body that is sent piece by piece."""

    @property
    def length(self) -> int | None:
        """How many bytes there are, where that is known."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent again."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Return the body in pieces."""
        ...

    def achunks(self) -> AsyncIterator[bytes]:
        """Return the body in pieces, for asynchronous code."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """A body as it is sent."""

    content_type: str
    body: bytes | Chunked


@dataclass(frozen=True, slots=True)
class StreamBody:
    """The items of a stream, written one by one."""

    stream: Stream[Any]
    records: Records
    length: int | None = None
    replayable: bool = False

    def chunks(self) -> Iterator[bytes]:
        """Write each item when its turn comes."""
        return map(self.records.write, self.stream)

    async def achunks(self) -> AsyncIterator[bytes]:
        """Write each item when its turn comes, in asynchronous code."""
        async for item in self.stream:
            yield self.records.write(item)


@dataclass(frozen=True, eq=False)
class ContentCodec:
    """One declared content, ready to write values of its type and to read them."""

    content: Content

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """The validator and serialiser of the declared type."""
        return adapter_of(self.content.type)

    @cached_property
    def binary(self) -> bool:
        """Whether the body is a file."""
        return shape_of(self.content.type).file

    @property
    def is_form(self) -> bool:
        """Whether the body is a URL-encoded form."""
        return is_form(self.content.media_type)

    @cached_property
    def records(self) -> Records | None:
        """How items are written, where the body is a stream of them."""
        return None if self.content.item is None else Records(self.content)

    @cached_property
    def _form(self) -> Form:
        return Form(self.content)

    @cached_property
    def parts(self) -> Parts:
        """The members of a body that is sent in parts."""
        return Parts(self.content)

    def write(self, value: Any) -> Written:
        """Return a value as a body; `WireError` where it is not of the type."""
        media_type = self.content.media_type
        if self.records is not None:
            return Written(media_type, StreamBody(_stream(value), self.records))
        if isinstance(value, File):
            return Written(_file_type(media_type, value), value)
        if is_form(media_type):
            return Written(media_type, self._form.write(value))
        if is_multipart(media_type):
            subtype = media_type.partition("/")[2].partition(";")[0]
            body = Multipart(self.parts.write(value), subtype)
            return Written(body.content_type, body)
        if self._textual(value):
            return Written(_text_type(media_type), value.encode())
        return Written(_json_type(media_type), self._json(value))

    def _textual(self, value: Any) -> bool:
        return isinstance(value, str) and not is_json(self.content.media_type)

    def _json(self, value: Any) -> bytes:
        try:
            return self.adapter.dump_json(
                value, by_alias=True, exclude_unset=True, warnings="error"
            )
        except PydanticSerializationError as error:
            raise WireError(str(error).splitlines()[-1].strip()) from None

    def read(
        self, body: bytes, content_type: str, context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the value that a whole body holds.

        Raises `WireError` for a body that is not in the media type, and pydantic's
        `ValidationError` for a value that is not of the declared type.
        """
        media_type = self.content.media_type
        if is_json(media_type):
            return self._read_json(body, context)
        if self.binary:
            return File(body, content_type=content_type)
        if is_form(media_type):
            return self._form.read(_decoded(body), context)
        if is_multipart(media_type):
            return self._read_parts(body, content_type, context)
        if is_json(content_type):
            return self._read_json(body, context)
        return self.adapter.validate_python(_decoded(body), strict=True)

    def _read_json(self, body: bytes, context: Mapping[str, Any] | None) -> Any:
        return self.adapter.validate_json(
            body, strict=True, by_name=False, context=context
        )

    def _read_parts(
        self, body: bytes, content_type: str, context: Mapping[str, Any] | None
    ) -> Any:
        from .multipart_reader import read_parts

        return self.parts.read(read_parts(content_type, body, self.parts), context)


def choose(
    codecs: Sequence[ContentCodec], value: Any, media_type: str | None
) -> ContentCodec:
    """Return the content in which a value is written.

    The one called `media_type`, else the first whose type the value is of.
    """
    if media_type is not None:
        for codec in codecs:
            if codec.content.media_type == media_type:
                return codec
        raise WireError(f"{media_type!r} is not a declared media type")
    if len(codecs) == 1:
        return codecs[0]
    fitting = (codec for codec in codecs if _fits(codec, value))
    return next(fitting, codecs[0])


def _fits(codec: ContentCodec, value: Any) -> bool:
    if codec.binary or isinstance(value, File):
        return codec.binary and isinstance(value, File)
    if codec.records is not None:
        return isinstance(value, Stream)
    try:
        codec.adapter.validate_python(value, strict=True)
    except ValueError:
        return False
    return True


def _stream(value: Any) -> Stream[Any]:
    items: Stream[Any] = value
    return items if isinstance(value, Stream) else Stream(items)


def _file_type(media_type: str, file: File) -> str:
    if "*" in media_type:
        known = file.content_type or guessed_type(file)
        if not matches(media_type, known):
            raise WireError(f"the file needs a content_type: {media_type}")
        return known
    if is_multipart(media_type):
        return file.content_type or media_type
    return media_type


def _text_type(media_type: str) -> str:
    media_type = "text/plain" if "*" in media_type else media_type
    return media_type if "charset" in media_type else f"{media_type}; charset=utf-8"


def _json_type(media_type: str) -> str:
    return "application/json" if "*" in media_type else media_type


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise WireError(f"not UTF-8 at byte {error.start}") from None
