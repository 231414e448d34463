"""What somebody has to do for a call: a closed union."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import httpx2

from .credentials import Grant
from .retries import Retries

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request; returns the response, its body unread if `stream`.

    With `follow` the HTTP client decides about redirects.
    """

    request: httpx2.Request = field(repr=False)
    stream: bool
    follow: bool = False


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
class Enter:
    """Wait for one's turn at a grant; returns the function that ends it."""

    grant: Grant


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a function for a secret, and await what it returns if that is awaitable.

    Returns a `Told`.
    """

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A secret on its way, which does not show among the variables of a frame."""

    secret: Any = field(repr=False)


Step: TypeAlias = Send | Load | Drop | Wait | Enter | Ask
Steps: TypeAlias = Generator[Step, Any, Result]
