"""Plain iterators, which may block, advanced in threads."""

from asyncio import to_thread
from collections.abc import Iterator
from threading import Lock
from typing import Any, Final

from .narrowing import is_generator

_END: Final = object()


class Threaded:
    """The items of a plain iterator, for asynchronous code.

    Who gives up does not wait for a thread that is busy with the next item: that thread
    then closes the iterator itself.
    """

    __slots__ = ("_given_up", "_items", "_lock")

    def __init__(self, items: Iterator[Any]) -> None:
        self._items = items
        self._lock = Lock()
        self._given_up = False

    def __aiter__(self) -> "Threaded":
        return self

    async def __anext__(self) -> Any:
        item = await to_thread(self._next)
        if item is _END:
            raise StopAsyncIteration
        return item

    async def aclose(self) -> None:
        """Give up the items that have not come yet."""
        self._given_up = True
        if is_generator(self._items) and not self._lock.locked():
            await to_thread(self._close)

    def _next(self) -> Any:
        with self._lock:
            item = _END if self._given_up else next(self._items, _END)
        if self._given_up:
            self._close()
        return item

    def _close(self) -> None:
        with self._lock:
            if is_generator(self._items):
                self._items.close()
