"""Which credentials an operation gets, and where they go (OpenAPI 3.1, 4.8.27, 4.8.30).

The alternatives of an operation are tried in their order; the first whose schemes all
have a credential is used. Nothing is sent where there is none.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, assert_never

from .drafts import Draft
from .errors import CredentialError
from .escapes import escape_cookie, escape_header
from .operation import Operation
from .percent import encode
from .schemes import ApiKey, Basic, Bearer, HttpScheme, MutualTls, Scheme
from .styles import Escape


@dataclass(frozen=True, slots=True)
class Use:
    """A credential to be put where its scheme wants it."""

    scheme: Scheme
    secret: Any = field(repr=False)
    scopes: tuple[str, ...]


Schemes: TypeAlias = Mapping[str, Scheme]


def choose_credentials(
    operation: Operation[Any], schemes: Schemes, auth: object, given: frozenset[str]
) -> tuple[Use, ...]:
    """Return the credentials to use, empty where the operation asks for none.

    `given` are the headers that the caller sets by hand, in lower case. Raises
    `CredentialError` where no alternative is complete.
    """
    anonymous = not operation.security
    for requirement in operation.security:
        uses = [
            Use(schemes[name], secret, scopes)
            for name, scopes in requirement.items()
            if (secret := _secret(schemes.get(name), auth, given)) is not None
        ]
        if requirement and len(uses) == len(requirement):
            return tuple(use for use in uses if use.secret is not _GIVEN)
        anonymous = anonymous or not requirement
    if anonymous:
        return ()
    raise CredentialError(f"{operation.id} needs {_wanted(operation, schemes)}")


_GIVEN = object()


def _secret(scheme: Scheme | None, auth: object, given: frozenset[str]) -> object:
    if scheme is None:
        return None
    secret: object = getattr(auth, scheme.attribute, None)
    if isinstance(scheme, MutualTls):
        return secret or None
    return _GIVEN if secret is None and _header_of(scheme) in given else secret


def _header_of(scheme: Scheme) -> str | None:
    match scheme:
        case ApiKey(place="header"):
            return scheme.name.lower()
        case ApiKey(place="cookie"):
            return "cookie"
        case Basic() | Bearer() | HttpScheme():
            return "authorization"
        case ApiKey() | MutualTls():
            return None
        case _:
            assert_never(scheme)


def _wanted(operation: Operation[Any], schemes: Schemes) -> str:
    return " or ".join(
        " and ".join(
            schemes[name].attribute if name in schemes else repr(name)
            for name in requirement
        )
        for requirement in operation.security
    )


def apply_credential(scheme: Scheme, secret: Any, draft: Draft) -> None:
    """Put a secret into a draft: text, or user name and password for `Basic`."""
    match scheme:
        case ApiKey():
            _apply_key(scheme, secret, draft)
        case Basic():
            draft.headers["authorization"] = f"Basic {_pair(scheme, secret)}"
        case Bearer():
            draft.headers["authorization"] = f"Bearer {_safe(scheme, secret)}"
        case HttpScheme():
            text = f"{scheme.scheme} {_safe(scheme, secret)}"
            draft.headers["authorization"] = text
        case MutualTls():
            pass
        case _:
            assert_never(scheme)


def _apply_key(scheme: ApiKey, secret: str, draft: Draft) -> None:
    match scheme.place:
        case "header":
            draft.headers[scheme.name.lower()] = _safe(scheme, secret)
        case "query":
            text = _safe(scheme, secret, encode)
            draft.query.append(f"{encode(scheme.name)}={text}")
        case "cookie":
            # As it is: what a server once set is what it wants back.
            text = _safe(scheme, secret, escape_cookie)
            draft.cookies.append(f"{scheme.name}={text}")
        case _:
            assert_never(scheme.place)


def _pair(scheme: Basic, secret: tuple[str, str]) -> str:
    name, password = secret
    if ":" in name:
        message = f"{scheme.attribute} holds a user name with a colon"
        raise CredentialError(message)
    return b64encode(f"{name}:{password}".encode()).decode()


def _safe(scheme: Scheme, secret: str, escape: Escape = escape_header) -> str:
    try:
        return escape(secret)
    except ValueError:
        # Not chained: the message of the other error holds the secret.
        message = f"{scheme.attribute} holds characters that cannot be sent there"
    raise CredentialError(message)


def secret_queries(schemes: Schemes) -> frozenset[str]:
    """Return the query parameters that carry secrets."""
    return frozenset(
        one.name
        for one in schemes.values()
        if isinstance(one, ApiKey) and one.place == "query"
    )


def secret_headers(schemes: Schemes) -> frozenset[str]:
    """Return the headers that carry secrets, in lower case."""
    return frozenset(name for one in schemes.values() if (name := _header_of(one)))
