"""Uploads, kept in memory while they are small and on disk from then on."""

from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import ExitStack
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Final

from ..file import File

BATCH: Final = 1024 * 1024
"""How many bytes are gathered for one trip to the disk."""


class Spool:
    """Bytes that arrive; past `memory` bytes they go to a file without a name."""

    __slots__ = ("_disk", "_memory", "_open", "_pending", "size")

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._pending = BytesIO()
        self._disk: IO[bytes] | None = None
        self._open = ExitStack()
        self.size = 0

    async def write(self, chunk: bytes, /) -> None:
        """Keep one more chunk; a thread writes what goes to the disk."""
        self.size += len(chunk)
        self._pending.write(chunk)
        limit = self._memory if self._disk is None else BATCH
        if self._pending.tell() > limit:
            await to_thread(self._flush)

    async def file(self) -> File:
        """Return everything, to be read from the start."""
        if self._disk is None:
            return File(self._pending.getvalue())
        await to_thread(self._flush)
        self._disk.seek(0)
        return File(self._disk, length=self.size)

    def close(self) -> None:
        """Give the bytes up."""
        self._pending.close()
        self._open.close()

    def _flush(self) -> None:
        if self._disk is None:
            with ExitStack() as stack:
                self._disk = stack.enter_context(TemporaryFile())
                self._open = stack.pop_all()
        self._disk.write(self._pending.getbuffer())
        self._pending = BytesIO()


async def spooled(chunks: AsyncIterator[bytes], spool: Spool) -> File:
    """Return all chunks as a file."""
    async for chunk in chunks:
        await spool.write(chunk)
    return await spool.file()
