"""A bound on waiting that costs a tenth of a timer for each wait."""

from asyncio import AbstractEventLoop, Task, current_task, get_running_loop
from typing import Any

from .faults import TOO_SLOW, RequestError, Violation


class Deadlines:
    """Tasks that wait for their callers, and since when.

    All have the same time, so that the oldest is always the first: one sweep a while
    looks at the front of the line. A wait ends at most a tenth late.
    """

    __slots__ = ("_expired", "_loop", "_seconds", "_waiting")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._waiting: dict[Task[Any], float] = {}
        self._expired: set[Task[Any]] = set()
        self._loop: AbstractEventLoop | None = None

    def start(self) -> Task[Any]:
        """Begin the current task's wait; `stop` must follow, whatever happens."""
        loop = get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            self._waiting.clear()
            loop.call_later(self._seconds / 10, self._sweep)
        task = current_task()
        if task is None:
            raise RuntimeError("a body is read in a task of asyncio")
        self._waiting[task] = loop.time() + self._seconds
        return task

    def stop(self, task: Task[Any]) -> None:
        """End a wait; raises `RequestError` if it took too long."""
        self._waiting.pop(task, None)
        if task in self._expired:
            self._expired.discard(task)
            task.uncancel()
            raise RequestError(TOO_SLOW, Violation("", "the body came too slowly"))

    def _sweep(self) -> None:
        loop = self._loop
        if loop is None:
            return
        now = loop.time()
        while self._waiting:
            task, deadline = next(iter(self._waiting.items()))
            if deadline > now:
                break
            del self._waiting[task]
            self._expired.add(task)
            task.cancel()
        if self._waiting:
            loop.call_later(self._seconds / 10, self._sweep)
        else:
            self._loop = None
