"""A running server: where it is, how it is reached, who calls."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from specwright.ir.api import Api
from specwright.ir.operations import Operation

from .credentials import Credential, credential_of
from .wire import Answer, Request


class UnreachableError(Exception):
    """Nothing answers at the address."""


@dataclass(kw_only=True)
class LiveServer:
    """A server at a URL, asked over the network.

    `secrets` maps schemes to credentials; an operation whose schemes are not all among
    them is called without any.
    """

    url: str
    api: Api
    secrets: Mapping[str, str]
    answers: list[Answer] = field(default_factory=list[Answer])
    _client: Any = None

    @property
    def prefix(self) -> str:
        """The path in the address, before those of the specification."""
        return urlsplit(self.url).path.rstrip("/")

    def credentials(self, operation: Operation) -> tuple[Credential, ...]:
        """Return what is at hand for an operation."""
        schemes = {scheme.name: scheme for scheme in self.api.security_schemes}
        for alternative in operation.security:
            if all(use.scheme in self.secrets for use in alternative):
                found = [
                    credential_of(schemes[use.scheme], self.secrets[use.scheme])
                    for use in alternative
                ]
                return tuple(each for each in found if each is not None)
        return ()

    def send(self, request: Request) -> Answer:
        """Send a request as it is and return the answer.

        Raises `UnreachableError` where none comes.
        """
        import httpx2

        if self._client is None:
            self._client = httpx2.Client(timeout=30)
        parts = urlsplit(self.url)
        headers = [pair for pair in request.headers if pair[0].lower() != "host"]
        try:
            answer = self._client.request(
                request.method,
                f"{parts.scheme}://{parts.netloc}{request.target}",
                headers=headers,
                content=request.body,
            )
        except httpx2.TransportError as error:
            raise UnreachableError(f"{self.url}: {error}") from error
        self.answers.append(
            Answer(
                status=answer.status_code,
                headers=tuple(answer.headers.multi_items()),
                body=answer.content,
            )
        )
        return self.answers[-1]

    def close(self) -> None:
        """Give up the connections."""
        if self._client is not None:
            self._client.close()


def secrets_of(api: Api, given: tuple[str, ...]) -> dict[str, str]:
    """Return scheme -> credential, from `SCHEME=CREDENTIAL` and the environment.

    Raises `ValueError` for a pair without `=` and for an unknown scheme.
    """
    names = {scheme.name for scheme in api.security_schemes}
    found = {
        name: os.environ[variable]
        for name in names
        for variable in [f"SPECWRIGHT_AUTH_{name.upper()}"]
        if variable in os.environ
    }
    for pair in given:
        name, equals, secret = pair.partition("=")
        if not equals or name not in names:
            raise ValueError(name)
        found[name] = secret
    return found
