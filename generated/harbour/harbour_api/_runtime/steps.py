"""What somebody has to do for a call: a closed union."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import httpx2

from .retries import Retries

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request; returns the response, its body unread if `stream`."""

    request: httpx2.Request
    stream: bool


@dataclass(frozen=True, slots=True)
class Load:
    """Read the body of a response."""

    response: httpx2.Response


@dataclass(frozen=True, slots=True)
class Drop:
    """Close a response that nobody will read."""

    response: httpx2.Response


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait before the next attempt."""

    seconds: float
    retries: Retries


@dataclass(frozen=True, slots=True)
class Ask:
    """Call a function, and await what it returns if that is to be awaited."""

    function: Callable[[], Any]


Step: TypeAlias = Send | Load | Drop | Wait | Ask
Steps: TypeAlias = Generator[Step, Any, Result]
