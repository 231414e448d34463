"""Tokens for client credentials (RFC 6749, sections 2.3.1, 4.4, 5)."""

from base64 import b64encode
from typing import Any, Final, cast
from urllib.parse import quote_plus, urlencode, urljoin

import httpx2
from pydantic_core import from_json

from .authorization import Use
from .credentials import ClientCredentials, Grant
from .errors import CredentialError, SpecError, TransportError
from .retries import Retries
from .schemes import Bearer
from .steps import Drop, Enter, Send, Steps, Wait

_LIFETIME: Final = 3600.0


class TokenSource:
    """Where the token for one use of client credentials comes from."""

    def __init__(self, credentials: ClientCredentials, use: Use, base_url: str) -> None:
        known = use.scheme.token_url if isinstance(use.scheme, Bearer) else None
        url = credentials.token_url or known
        if url is None:
            raise CredentialError(f"{use.scheme.attribute} needs a token_url")
        self._credentials = credentials
        self._url = urljoin(f"{base_url}/", url)
        self._scopes = tuple(credentials.scopes or use.scopes)
        self.grant: Final[Grant] = credentials.grant(self._url, self._scopes)

    def token(
        self, http: httpx2.Client | httpx2.AsyncClient, timeout: Any, retries: Retries
    ) -> Steps[str]:
        """Return the token to use; whoever comes first fetches it for all."""
        token = self.grant.current()
        if token is not None:
            return token
        seen = self.grant.failures
        leave = yield Enter(self.grant)
        try:
            token = self.grant.current()
            if token is None:
                self._share_failure(seen)
                token = yield from self._fetched(http, timeout, retries)
        finally:
            leave()
        return token

    def _share_failure(self, seen: int) -> None:
        failure = self.grant.failure
        if failure is not None and self.grant.failures != seen:
            raise type(failure)(*failure.args)

    def _fetched(
        self, http: httpx2.Client | httpx2.AsyncClient, timeout: Any, retries: Retries
    ) -> Steps[str]:
        attempt = 0
        while True:
            attempt += 1
            try:
                response: httpx2.Response = yield Send(
                    self._request(http, timeout), stream=False
                )
                wait = _patience(response, retries, attempt)
                if wait is None:
                    return self._kept(response)
                yield Drop(response)
            except SpecError as error:
                hopeless = not isinstance(error, TransportError) or not error.retryable
                wait = None if hopeless else retries.wait(attempt, None)
                if wait is None:
                    error.add_note("raised while asking for a token")
                    self.grant.fail(error)
                    raise
            yield Wait(wait, retries)

    def _request(
        self, http: httpx2.Client | httpx2.AsyncClient, timeout: Any
    ) -> httpx2.Request:
        form = {"grant_type": "client_credentials"}
        if self._scopes:
            form["scope"] = " ".join(self._scopes)
        return http.build_request(
            "POST",
            self._url,
            content=urlencode(form).encode(),
            headers={
                "accept": "application/json",
                "authorization": f"Basic {self._identity()}",
                "content-type": "application/x-www-form-urlencoded",
            },
            timeout=timeout,
        )

    def _identity(self) -> str:
        name = quote_plus(self._credentials.client_id)
        secret = quote_plus(self._credentials.client_secret)
        return b64encode(f"{name}:{secret}".encode()).decode()

    def _kept(self, response: httpx2.Response) -> str:
        answer = _parsed(response.content)
        token = answer.get("access_token")
        if response.status_code != 200 or not isinstance(token, str):
            reason = answer.get("error", "no token")
            message = f"asked for a token, the server answered {response.status_code}"
            raise CredentialError(f"{message}: {reason}")
        self.grant.keep(token, _lifetime(answer.get("expires_in")))
        return token


def _patience(
    response: httpx2.Response, retries: Retries, attempt: int
) -> float | None:
    if response.status_code not in retries.statuses:
        return None
    return retries.wait(attempt, response.headers)


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
