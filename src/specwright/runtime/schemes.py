"""The security schemes of a specification, as data that client and server read."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiKey:
    """A secret in a header, a query parameter or a cookie called `name`."""

    attribute: str
    name: str
    place: Literal["header", "query", "cookie"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Basic:
    """A user name and a password (RFC 7617)."""

    attribute: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Bearer:
    """A bearer token (RFC 6750), whether plain, of OAuth 2 or of OpenID Connect.

    `token_url` is where OAuth 2 gives tokens for client credentials.
    """

    attribute: str
    token_url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HttpScheme:
    """Any other `Authorization` scheme (RFC 9110, section 11): all after its name."""

    attribute: str
    scheme: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MutualTls:
    """A client certificate, which the transport presents and has checked."""

    attribute: str


Scheme: TypeAlias = ApiKey | Basic | Bearer | HttpScheme | MutualTls
"""One security scheme.

Its `attribute` is its name in Python: a credential of the client, a method of the
server's security.
"""
