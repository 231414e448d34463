"""Which method of a handler serves which operation."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from ..operation import Operation

ResultT = TypeVar("ResultT")

Reply: TypeAlias = Awaitable[ResultT] | ResultT
"""What a handler's method returns: `async def` and `def` both do."""


@dataclass(frozen=True, slots=True)
class MatchedRoute:
    """What middleware and hosts find at `scope["route"]`: which operation answers.

    `name` is the operation's id, `path` its template: few values, for logs and metrics.
    """

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, and the function of the handlers' Protocol that stands for it."""

    operation: Operation[Any]
    method: Callable[..., Any]

    @property
    def name(self) -> str:
        """Return the name of the handler's method."""
        return self.method.__name__

    def served_by(self, handler: object) -> Callable[..., Any] | None:
        """Return the handler's own method; None if it only inherits the Protocol's."""
        method: Callable[..., Any] | None = getattr(handler, self.name, None)
        if getattr(method, "__func__", None) is self.method:
            return None
        return method
