"""What a caller knows that others should not."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import TypeAlias

from .exchange import MASK


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and until when to use it, by the client's clock."""

    value: str = field(repr=False)
    expires_at: float


@dataclass(eq=False, slots=True)
class ClientCredentials:
    """An identity to which OAuth 2 gives tokens (RFC 6749, section 4.4).

    `token_url` and `scopes` are those of the specification unless given. A token is
    fetched when it is first needed, kept, and fetched anew shortly before it expires or
    when the server refuses it. `clock` returns seconds.
    """

    client_id: str
    client_secret: str = field(repr=False)
    scopes: Sequence[str] = ()
    token_url: str | None = None
    leeway: float = 30.0
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    _token: Token | None = field(default=None, init=False, repr=False)

    def current(self) -> str | None:
        """Return the token at hand, unless it is about to expire."""
        token = self._token
        if token is None or self.clock() >= token.expires_at - self.leeway:
            return None
        return token.value

    def keep(self, value: str, lifetime: float) -> None:
        """Keep a token that lives for so many seconds."""
        self._token = Token(value, self.clock() + lifetime)

    def forget(self) -> None:
        """Drop a token that the server refused."""
        self._token = None


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
