"""What is remembered of a call once it is over, for errors, hooks and logs.

Taken before credentials are added, and with secrets of the caller's own masked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_SECRET: Final = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie"}
)
MASK: Final = "***"


@dataclass(frozen=True, slots=True)
class RequestInfo:
    """A request as it was meant: `url` is absolute, header names are in lower case."""

    operation: str
    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ResponseInfo:
    """An answer without its body; `elapsed` is in seconds, over all attempts."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    elapsed: float = 0.0
    attempts: int = 1


def masked(headers: Mapping[str, str], secret: frozenset[str]) -> dict[str, str]:
    """Return headers with the values of those that carry secrets masked."""
    return {
        name: MASK if name in _SECRET or name in secret else value
        for name, value in headers.items()
    }
