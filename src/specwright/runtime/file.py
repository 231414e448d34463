"""Binary content, up and down, on both sides of the wire."""

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    Sequence,
)
from pathlib import Path
from typing import Any, Final, cast

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .closing import AsyncClosing, Closing
from .percent import WireError
from .replacing import replacing
from .sources import (
    CHUNK,
    Contents,
    InMemory,
    PassingAsync,
    Source,
    chunks_of,
    is_replayable,
    length_of,
    passing_chunks,
    source_of,
)

FILES: Final = "files"
"""The key of the validation and serialisation context that holds files by token."""


class File(Closing, AsyncClosing):
    """Bytes with a name and a media type, which are read when asked for.

    Made from bytes, a path, an open binary file, or an iterator or asynchronous
    iterator of chunks. Iterators pass once, unless `read` has kept their bytes. Two
    files are equal when they are the same one; `same_content` compares bytes. `headers`
    are those of a part of a multipart body.
    """

    __slots__ = (
        "_closer",
        "_length",
        "_source",
        "content_type",
        "filename",
        "headers",
    )

    def __init__(
        self,
        contents: Contents,
        *,
        filename: str | None = None,
        content_type: str | None = None,
        length: int | None = None,
        headers: Mapping[str, str] | None = None,
        closer: Callable[[], object] | None = None,
    ) -> None:
        self._source: Source = source_of(contents)
        self._length = length
        self._closer = closer
        self.filename = filename or _name_of(contents)
        self.content_type = content_type
        self.headers: Mapping[str, str] = headers or {}

    def __repr__(self) -> str:
        return (
            f"File(filename={self.filename!r}, content_type={self.content_type!r}, "
            f"length={self.length})"
        )

    @property
    def length(self) -> int | None:
        """How many bytes there are, where that is known without reading them."""
        return length_of(self._source) if self._length is None else self._length

    @property
    def replayable(self) -> bool:
        """Whether the bytes can be read more than once."""
        return is_replayable(self._source)

    @property
    def asynchronous(self) -> bool:
        """Whether only the asynchronous methods can read the bytes."""
        return isinstance(self._source, PassingAsync)

    @property
    def at_hand(self) -> bool:
        """Whether the bytes are in memory, so that reading them never waits."""
        return isinstance(self._source, InMemory)

    def chunks(self, size: int = CHUNK) -> Iterator[bytes]:
        """Read in chunks."""
        return chunks_of(self._source, size)

    async def achunks(self, size: int = CHUNK) -> AsyncIterator[bytes]:
        """Read in chunks, from any source."""
        source = self._source
        if isinstance(source, PassingAsync):
            async for chunk in passing_chunks(source):
                yield chunk
        else:
            for chunk in chunks_of(source, size):
                yield chunk

    def read(self) -> bytes:
        """Read everything; what passes once is kept and can be read again."""
        content = b"".join(self.chunks())
        self._keep(content)
        return content

    async def aread(self) -> bytes:
        """Read everything, as `read` does, from any source."""
        content = b"".join([chunk async for chunk in self.achunks()])
        self._keep(content)
        return content

    def _keep(self, content: bytes) -> None:
        if not self.replayable:
            self._source = InMemory(content)

    def save(self, path: str | Path) -> int:
        """Write to a path, chunk by chunk; return the number of bytes.

        The path holds the whole file or, where that fails, what it held before.
        """
        with replacing(path) as target:
            return sum(target.write(chunk) for chunk in self.chunks())

    async def asave(self, path: str | Path) -> int:
        """Write to a path, as `save` does, from any source."""
        written = 0
        with replacing(path) as target:
            async for chunk in self.achunks():
                written += target.write(chunk)
        return written

    def same_content(self, other: "File") -> bool:
        """Read both and compare their bytes."""
        return self.read() == other.read()

    def close(self) -> None:
        """Give up what is not read, and the connection that it would come from."""
        if self._closer is not None:
            self._closer()

    async def aclose(self) -> None:
        """Give up what is not read, in asynchronous code."""
        source = self._source
        if isinstance(source, PassingAsync):
            close = getattr(source.chunks, "aclose", None)
            if close is not None:
                await close()
        if self._closer is not None:
            waiting = self._closer()
            if isinstance(waiting, Awaitable):
                await waiting

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take files as they are; in JSON, where they are text, by their token."""
        return core_schema.json_or_python_schema(
            json_schema=core_schema.with_info_after_validator_function(
                _from_text, core_schema.str_schema(strict=True)
            ),
            python_schema=core_schema.union_schema(
                [
                    core_schema.is_instance_schema(cls),
                    core_schema.no_info_after_validator_function(
                        cls, core_schema.bytes_schema(strict=True)
                    ),
                ]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _to_text, info_arg=True, when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "binary"}


def _name_of(contents: Contents) -> str | None:
    name = getattr(contents, "name", None)
    return Path(name).name if isinstance(name, str) and name else None


def _files_in(context: Any) -> dict[str, File] | None:
    if not isinstance(context, Mapping):
        return None
    return cast("Mapping[str, dict[str, File]]", context).get(FILES)


def _from_text(text: str, info: core_schema.ValidationInfo[Any]) -> File:
    files = _files_in(info.context)
    known = files.get(text) if files else None
    return File(text.encode()) if known is None else known


def _to_text(file: File, info: core_schema.SerializationInfo[Any]) -> str:
    """Leave a token where the context collects files; else write the content."""
    files = _files_in(info.context)
    if files is None:
        return file.read().decode()
    return token_of(files, file)


def token_of(files: dict[str, File], file: Any) -> str:
    """Return the text that stands for a file until it is a part of its own."""
    if not isinstance(file, File):
        raise WireError(f"a {type(file).__name__} cannot be written in parts")
    token = f"file-{len(files)}-{id(files):x}"
    files[token] = file
    return token


def with_files(value: Any, files: Mapping[str, File]) -> Any:
    """Return a value with the files themselves where anything may stand."""
    if isinstance(value, str):
        return files.get(value, value)
    if isinstance(value, list | tuple):
        return [with_files(one, files) for one in cast("Sequence[Any]", value)]
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {name: with_files(one, files) for name, one in members.items()}
    if isinstance(value, BaseModel):
        for members in (vars(value), value.__pydantic_extra__ or {}):
            for name, one in members.items():
                members[name] = with_files(one, files)
    return value
