"""Tokens for client credentials (RFC 6749, sections 2.3.1, 4.4, 5)."""

from base64 import b64encode
from typing import cast
from urllib.parse import quote_plus, urlencode, urljoin

import httpx2
from pydantic_core import from_json

from .authorization import Use
from .credentials import ClientCredentials
from .errors import CredentialError
from .schemes import Bearer

_LIFETIME = 3600.0


def token_request(
    credentials: ClientCredentials,
    use: Use,
    base_url: str,
    http: httpx2.Client | httpx2.AsyncClient,
) -> httpx2.Request:
    """Return the request for a token; its address may be relative to the API's."""
    known = use.scheme.token_url if isinstance(use.scheme, Bearer) else None
    url = credentials.token_url or known
    if url is None:
        raise CredentialError(f"{use.scheme.attribute} needs a token_url")
    form = {"grant_type": "client_credentials"}
    if scopes := credentials.scopes or use.scopes:
        form["scope"] = " ".join(scopes)
    pair = (
        f"{quote_plus(credentials.client_id)}:{quote_plus(credentials.client_secret)}"
    )
    return http.build_request(
        "POST",
        urljoin(f"{base_url}/", url),
        content=urlencode(form).encode(),
        headers={
            "accept": "application/json",
            "authorization": f"Basic {b64encode(pair.encode()).decode()}",
            "content-type": "application/x-www-form-urlencoded",
        },
    )


def token_response(credentials: ClientCredentials, response: httpx2.Response) -> str:
    """Return the token of an answer and keep it; `CredentialError` if it has none."""
    answer = _parsed(response.content)
    token = answer.get("access_token")
    if response.status_code != 200 or not isinstance(token, str):
        reason = answer.get("error", "no token")
        message = f"asked for a token, the server answered {response.status_code}"
        raise CredentialError(f"{message}: {reason}")
    credentials.keep(token, _lifetime(answer.get("expires_in")))
    return token


def _lifetime(said: object) -> float:
    if isinstance(said, (int, float)) and not isinstance(said, bool):
        return float(said)
    return _LIFETIME


def _parsed(content: bytes) -> dict[str, object]:
    try:
        answer = from_json(content)
    except ValueError:
        return {}
    return cast("dict[str, object]", answer) if isinstance(answer, dict) else {}
