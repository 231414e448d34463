"""What a caller knows that others should not."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, fields
from threading import Lock
from typing import TypeAlias

from .exchange import MASK


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and until when to use it, by the client's clock."""

    value: str = field(repr=False)
    expires_at: float


@dataclass(eq=False, slots=True, weakref_slot=True)
class Grant:
    """The tokens of one address for the same scopes, one at a time.

    `turn` lets one thread after the other ask for a token. Who waited for one while
    another asked in vain is told the same: `failures` counts them.
    """

    clock: Callable[[], float]
    leeway: float
    turn: Lock = field(default_factory=Lock)
    failures: int = 0
    failure: Exception | None = None
    _token: Token | None = None

    def current(self) -> str | None:
        """Return the token at hand, unless it is about to expire."""
        token = self._token
        if token is None or self.clock() >= token.expires_at:
            return None
        return token.value

    def keep(self, value: str, lifetime: float) -> None:
        """Keep a token that lives for so many seconds."""
        early = min(self.leeway, lifetime / 2)
        self._token = Token(value, self.clock() + lifetime - early)

    def fail(self, failure: Exception) -> None:
        """Note that there was none to be had."""
        self.failures += 1
        self.failure = failure

    def forget(self, value: str) -> None:
        """Drop a token that the server refused; another that came since stays."""
        token = self._token
        if token is not None and token.value == value:
            self._token = None


@dataclass(eq=False, slots=True)
class ClientCredentials:
    """An identity to which OAuth 2 gives tokens (RFC 6749, section 4.4).

    `token_url` and `scopes` are those of the specification unless given: then each
    operation gets a token for the scopes that it asks for. A token is fetched when it
    is first needed, once for all who wait for it; kept; and fetched anew shortly before
    it expires, or when the server refuses it. `clock` returns seconds.
    """

    client_id: str
    client_secret: str = field(repr=False)
    scopes: Sequence[str] = ()
    token_url: str | None = None
    leeway: float = 30.0
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    _grants: dict[tuple[str, ...], Grant] = field(
        default_factory=dict[tuple[str, ...], Grant], init=False, repr=False
    )

    def grant(self, url: str, scopes: Sequence[str]) -> Grant:
        """Return what is known of tokens from an address for some scopes."""
        key = (url, *scopes)
        known = self._grants.get(key)
        if known is None:
            # One of those that threads make at the same time is kept.
            known = self._grants.setdefault(key, Grant(self.clock, self.leeway))
        return known


Secret: TypeAlias = (
    str | ClientCredentials | Callable[[], str] | Callable[[], Awaitable[str]]
)
"""A secret, where to get one, or a function that returns the one of the moment."""

BasicSecret: TypeAlias = (
    tuple[str, str]
    | Callable[[], tuple[str, str]]
    | Callable[[], Awaitable[tuple[str, str]]]
)
"""A user name and a password, or a function that returns them."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Credentials:
    """One field a security scheme, which never shows what is in it."""

    def __repr__(self) -> str:
        shown = (
            f"{one.name}={MASK if getattr(self, one.name) is not None else None}"
            for one in fields(self)
        )
        return f"{type(self).__name__}({', '.join(shown)})"
