"""Bodies of many items, which come or go one by one."""

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
)
from typing import Generic, TypeVar

from .closing import AsyncClosing, Closing

Item = TypeVar("Item")


class Stream(Closing, AsyncClosing, Generic[Item]):
    """Typed items, read once as they arrive: `for` in plain code, `async for` in other.

    A client's stream holds a connection until it ends or is closed: iterate to the end
    or use `with` (`async with`). One made from an iterable or an asynchronous iterable
    is what a handler returns, or what a client sends.
    """

    __slots__ = ("_closer", "_items")

    def __init__(
        self,
        items: Iterable[Item] | AsyncIterable[Item],
        *,
        closer: Callable[[], object] | None = None,
    ) -> None:
        self._items = items
        self._closer = closer

    @property
    def asynchronous(self) -> bool:
        """Whether only `async for` can read the items."""
        return isinstance(self._items, AsyncIterable)

    def __iter__(self) -> Iterator[Item]:
        if isinstance(self._items, AsyncIterable):
            raise TypeError("these items come asynchronously: use `async for`")
        return iter(self._items)

    async def __aiter__(self) -> AsyncIterator[Item]:
        if isinstance(self._items, AsyncIterable):
            async for item in self._items:
                yield item
        else:
            for item in self._items:
                yield item

    def close(self) -> None:
        """Give up the items that have not come yet, and the connection."""
        close = getattr(self._items, "close", None)
        if close is not None:
            close()
        if self._closer is not None:
            self._closer()

    async def aclose(self) -> None:
        """Give up the items that have not come yet, in asynchronous code."""
        close = getattr(self._items, "aclose", None)
        if close is not None:
            await close()
        if self._closer is not None:
            waiting = self._closer()
            if isinstance(waiting, Awaitable):
                await waiting
