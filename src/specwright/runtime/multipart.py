"""Multipart bodies as they are sent: part after part, nothing read in advance."""

import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field

from .file import File
from .parts import Part


@dataclass(frozen=True, slots=True)
class Multipart:
    """Parts behind a boundary that nobody can guess."""

    parts: Sequence[Part]
    subtype: str = "form-data"
    boundary: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def content_type(self) -> str:
        """The media type, with the boundary."""
        return f"multipart/{self.subtype}; boundary={self.boundary}"

    @property
    def files(self) -> tuple[File, ...]:
        """The parts that are files."""
        return tuple(part.body for part in self.parts if isinstance(part.body, File))

    @property
    def length(self) -> int | None:
        """How many bytes will be sent, where every part knows."""
        total = len(self._end())
        for part in self.parts:
            body = part.body
            size = body.length if isinstance(body, File) else len(body)
            if size is None:
                return None
            total += len(self._start(part)) + size + 2
        return total

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent again."""
        return all(
            part.body.replayable for part in self.parts if isinstance(part.body, File)
        )

    def chunks(self) -> Iterator[bytes]:
        """Yield the body."""
        for part in self.parts:
            yield self._start(part)
            if isinstance(part.body, File):
                yield from part.body.chunks()
            else:
                yield part.body
            yield b"\r\n"
        yield self._end()

    async def achunks(self) -> AsyncIterator[bytes]:
        """Yield the body, in asynchronous code."""
        for part in self.parts:
            yield self._start(part)
            if isinstance(part.body, File):
                async for chunk in part.body.achunks():
                    yield chunk
            else:
                yield part.body
            yield b"\r\n"
        yield self._end()

    def _start(self, part: Part) -> bytes:
        return f"--{self.boundary}\r\n".encode() + part.head()

    def _end(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()
