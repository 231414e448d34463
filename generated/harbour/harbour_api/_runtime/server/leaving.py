"""Work that is given up when the caller goes away."""

from asyncio import FIRST_COMPLETED, create_task, gather, wait
from collections.abc import Coroutine
from typing import Any, TypeVar

from .incoming import DisconnectedError, Receive

ResultT = TypeVar("ResultT")


async def unless_gone(work: Coroutine[Any, Any, ResultT], receive: Receive) -> ResultT:
    """Return what `work` returns, or cancel it and raise `DisconnectedError`.

    The request's body must have been read, or nobody wants it any more.
    """
    task = create_task(work)
    listener = create_task(_gone(receive))
    try:
        await wait((task, listener), return_when=FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise DisconnectedError
    finally:
        task.cancel()
        listener.cancel()
        await gather(task, listener, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
