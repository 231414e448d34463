"""What is given up at the end of a `with` block.

Not abstract base classes: whether something is a `File` is asked often, and of those
the answer is slow.
"""

from types import TracebackType
from typing import Self


class Closing:
    """Closed at the end of `with`."""

    __slots__ = ()

    def close(self) -> None:
        """Give up what is held."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClosing:
    """Closed at the end of `async with`."""

    __slots__ = ()

    async def aclose(self) -> None:
        """Give up what is held, in asynchronous code."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()
