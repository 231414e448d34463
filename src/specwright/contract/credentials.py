"""Credentials for security schemes, and where they travel (section 4.8.27)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from specwright.ir.api import Api
from specwright.ir.operations import SecurityUse
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
    """What a client is given for a scheme, and what that looks like on the wire."""

    scheme: str
    given: Any
    place: str
    name: str
    text: str


def credential_of(scheme: SecurityScheme) -> Credential | None:
    """Return a credential for a scheme; None for those that no message carries."""
    secret = _WORD % scheme.name.lower()
    match scheme:
        case ApiKey(parameter=name, place=place):
            return _credential(scheme, secret, place, name, secret)
        case Http(scheme="basic"):
            encoded = base64.b64encode(f"user:{secret}".encode()).decode()
            text = f"Basic {encoded}"
            return _credential(
                scheme, ("user", secret), "header", "Authorization", text
            )
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


def credentials_of(
    api: Api, uses: tuple[SecurityUse, ...]
) -> tuple[Credential, ...] | None:
    """Return the credentials of one alternative; None where one cannot be made."""
    schemes = {scheme.name: scheme for scheme in api.security_schemes}
    found = [
        credential_of(schemes[use.scheme]) for use in uses if use.scheme in schemes
    ]
    if len(found) < len(uses):
        return None
    kept = tuple(each for each in found if each is not None)
    return kept if len(kept) == len(uses) else None


def placed(credentials: tuple[Credential, ...]) -> Mapping[str, dict[str, str]]:
    """Return place -> name -> text."""
    result: dict[str, dict[str, str]] = {}
    for each in credentials:
        result.setdefault(each.place, {})[each.name] = each.text
    return result
