"""Credentials for security schemes, and where they travel (section 4.8.27)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from specwright.ir.api import Api
from specwright.ir.operations import Operation, SecurityUse
from specwright.ir.security import (
    ApiKey,
    Http,
    MutualTls,
    OAuth2,
    OpenIdConnect,
    SecurityScheme,
)

_WORD = "s3cret-%s"


@dataclass(frozen=True, kw_only=True, slots=True)
class Credential:
    """What a client is given for a scheme, and what that looks like on the wire.

    `scopes` are those that an operation asks for.
    """

    scheme: str
    given: Any
    place: str
    name: str
    text: str
    scopes: tuple[str, ...] = ()


def credential_of(
    scheme: SecurityScheme, secret: str | None = None
) -> Credential | None:
    """Return a credential for a scheme; None for those that no message carries.

    Without a `secret` one is made up. That of HTTP basic is `user:password`.
    """
    secret = _WORD % scheme.name.lower() if secret is None else secret
    match scheme:
        case ApiKey(parameter=name, place=place):
            return _credential(scheme, secret, place, name, secret)
        case Http(scheme="basic"):
            user, colon, word = secret.partition(":")
            pair = (user, word) if colon else ("user", secret)
            text = "Basic " + base64.b64encode(":".join(pair).encode()).decode()
            return _credential(scheme, pair, "header", "Authorization", text)
        case Http(scheme=word):
            text = f"{word.capitalize()} {secret}"
            return _credential(scheme, secret, "header", "Authorization", text)
        case OAuth2() | OpenIdConnect():
            text = f"Bearer {secret}"
            return _credential(scheme, secret, "header", "Authorization", text)
        case MutualTls():
            return None


def _credential(
    scheme: SecurityScheme, given: Any, place: str, name: str, text: str
) -> Credential:
    return Credential(
        scheme=scheme.name, given=given, place=place, name=name, text=text
    )


def admission(api: Api, operation: Operation) -> tuple[Credential, ...]:
    """Return credentials that let a call in; none where none can be made."""
    for alternative in operation.security:
        found = credentials_of(api, alternative)
        if found is not None:
            return found
    return ()


def credentials_of(
    api: Api, uses: tuple[SecurityUse, ...]
) -> tuple[Credential, ...] | None:
    """Return the credentials of one alternative; None where one cannot be made."""
    schemes = {scheme.name: scheme for scheme in api.security_schemes}
    kept: list[Credential] = []
    for use in uses:
        made = credential_of(schemes[use.scheme]) if use.scheme in schemes else None
        if made is None:
            return None
        kept.append(replace(made, scopes=use.scopes))
    return tuple(kept)


def placed(credentials: tuple[Credential, ...]) -> Mapping[str, dict[str, str]]:
    """Return place -> name -> text."""
    result: dict[str, dict[str, str]] = {}
    for each in credentials:
        result.setdefault(each.place, {})[each.name] = each.text
    return result
