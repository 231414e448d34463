"""Where each security scheme keeps its credential in a request."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never
from urllib.parse import parse_qs

from ..schemes import ApiKey, Basic, Bearer, HttpScheme, MutualTls, Scheme
from .context import Request


@dataclass(frozen=True, slots=True)
class BasicCredential:
    """A user name and a password; the password stays out of logs."""

    username: str
    password: str

    def __repr__(self) -> str:
        return f"BasicCredential(username={self.username!r}, password=...)"


def credential(scheme: Scheme, request: Request) -> Any:
    """Return what a scheme's method is called with; None if nothing was presented.

    A str, a `BasicCredential` for `Basic`, the `tls` extension of ASGI for `MutualTls`.
    """
    match scheme:
        case ApiKey():
            return _api_key(scheme, request)
        case Basic():
            encoded = _authorization("basic", request)
            return None if encoded is None else _basic(encoded)
        case Bearer():
            return _authorization("bearer", request)
        case HttpScheme():
            return _authorization(scheme.scheme.lower(), request)
        case MutualTls():
            extensions: Mapping[str, Any] = request.scope.get("extensions") or {}
            return extensions.get("tls")
        case _:
            assert_never(scheme)


def challenge(scheme: Scheme, scopes: tuple[str, ...], *, refused: bool) -> str:
    """Return a challenge for `WWW-Authenticate` (RFC 9110, section 11.6.1)."""
    match scheme:
        case ApiKey():
            return f'ApiKey in="{scheme.place}", name="{_quoted(scheme.name)}"'
        case Basic():
            return 'Basic realm="", charset="UTF-8"'
        case Bearer():
            said = ['scope="' + _quoted(" ".join(scopes)) + '"'] if scopes else []
            said += ['error="invalid_token"'] if refused else []
            return "Bearer" + (" " + ", ".join(said) if said else "")
        case HttpScheme():
            return scheme.scheme
        case MutualTls():
            return "MutualTLS"
        case _:
            assert_never(scheme)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _api_key(scheme: ApiKey, request: Request) -> str | None:
    match scheme.place:
        case "header":
            return request.headers.get(scheme.name)
        case "cookie":
            return request.cookies.get(scheme.name)
        case "query":
            query = request.scope.get("query_string", b"").decode("latin-1")
            values = parse_qs(query, keep_blank_values=True).get(scheme.name)
            return values[0] if values else None
        case _:
            assert_never(scheme.place)


def _authorization(scheme: str, request: Request) -> str | None:
    name, _, rest = request.headers.get("authorization", "").partition(" ")
    return rest.strip() or None if name.lower() == scheme else None


def _basic(encoded: str) -> BasicCredential | None:
    try:
        username, colon, password = b64decode(encoded, validate=True).partition(b":")
        if not colon:
            return None
        return BasicCredential(username.decode(), password.decode())
    except (Base64Error, UnicodeDecodeError):
        return None
