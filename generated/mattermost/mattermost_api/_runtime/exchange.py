"""What is remembered of a call once it is over, for errors, hooks and logs.

Taken before credentials are added, and with secrets of the caller's own masked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_SECRET: Final = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie"}
)
MASK: Final = "***"
_USER: Final = re.compile(r"//[^/?#@]*@")


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


def without_user(address: str) -> str:
    """Return an address with the user and password that it may hold masked."""
    return _USER.sub(f"//{MASK}@", address, count=1) if "@" in address else address


def masked_pair(pair: str, secret: frozenset[str]) -> str:
    """Return a finished pair of a query, its value masked if its name is secret."""
    name = pair.partition("=")[0]
    return f"{name}={MASK}" if name in secret else pair


def masked(headers: Mapping[str, str], secret: frozenset[str]) -> dict[str, str]:
    """Return headers with the values of those that carry secrets masked."""
    return {
        name: MASK if name in _SECRET or name in secret else value
        for name, value in headers.items()
    }
