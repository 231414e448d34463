"""Security schemes (OpenAPI 3.1, section 4.8.27): a closed union."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiKey:
    """A secret in a header, the query or a cookie."""

    pointer: str
    name: str
    parameter: str
    place: Literal["query", "header", "cookie"]
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Http:
    """An HTTP authentication scheme, in lower case: `basic`, `bearer`, `digest`..."""

    pointer: str
    name: str
    scheme: str
    bearer_format: str | None = None
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OAuthFlow:
    """One way to get a token."""

    pointer: str
    kind: Literal[
        "implicit",
        "password",
        "clientCredentials",
        "authorizationCode",
        "deviceAuthorization",
    ]
    authorization_url: str | None = None
    token_url: str | None = None
    refresh_url: str | None = None
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class OAuth2:
    """OAuth 2.0."""

    pointer: str
    name: str
    flows: tuple[OAuthFlow, ...]
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenIdConnect:
    """OpenID Connect discovery."""

    pointer: str
    name: str
    url: str
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MutualTls:
    """A client certificate."""

    pointer: str
    name: str
    description: str = ""


SecurityScheme: TypeAlias = ApiKey | Http | OAuth2 | OpenIdConnect | MutualTls
