"""A running server: where it is, how it is reached, who calls."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from specwright.ir.api import Api
from specwright.ir.operations import Operation
from specwright.ir.security import Http

from .credentials import Credential, credential_of
from .wire import Answer, Request
from .wire.curl import Hidden
from .wire.scalars import escaped

_PATIENCE: Final = 30
"""Seconds to wait for an answer."""


class SilenceError(BaseException):
    """No answer to a request, or none that is HTTP.

    Not an `Exception`: nobody between the request and the runner of checks may take it
    for an answer, and looking for a smaller request would mean waiting again.
    """

    def __init__(self, message: str, request: Request) -> None:
        super().__init__(message)
        self.message = message
        self.request = request


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

    @property
    def base(self) -> str:
        """The part of the address that every path comes after."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """The credentials as they stand in requests."""
        known = {scheme.name: scheme for scheme in self.api.security_schemes}
        found: list[Hidden] = []
        for name, secret in self.secrets.items():
            scheme = known[name]
            made = credential_of(scheme, secret)
            source = f"${variable_of(name)}"
            if isinstance(scheme, Http) and scheme.scheme == "basic":
                source = f'$(printf %s "{source}" | base64)'
            if made is not None:
                found.append(_hidden(made, secret, source))
        return tuple(found)

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

    def lacking(self, operation: Operation) -> tuple[str, ...]:
        """Return the schemes of an operation that it cannot be called with; or none."""
        if not operation.security or () in operation.security:
            return ()
        if self.credentials(operation):
            return ()
        names = (use.scheme for each in operation.security for use in each)
        return tuple(dict.fromkeys(n for n in names if n not in self.secrets))

    def send(self, request: Request) -> Answer:
        """Send a request as it is and return the answer.

        Raises `SilenceError` where none comes.
        """
        import httpx2

        if self._client is None:
            self._client = httpx2.Client(timeout=_PATIENCE)
        headers = [pair for pair in request.headers if pair[0].lower() != "host"]
        try:
            answer = self._client.request(
                request.method,
                self.base + request.target,
                headers=headers,
                content=request.body,
            )
        except httpx2.TimeoutException as error:
            silence = f"no answer in {_PATIENCE} seconds"
            raise SilenceError(silence, request) from error
        except httpx2.HTTPError as error:
            raise SilenceError(f"no answer: {error}", request) from error
        self.answers.append(
            Answer(
                status=answer.status_code,
                headers=tuple(answer.headers.multi_items()),
                body=answer.content,
            )
        )
        return self.answers[-1]

    @property
    def silence(self) -> str | None:
        """Why the server cannot be reached; None where something answers."""
        try:
            self.send(Request(method="GET", target=self.prefix or "/"))
        except SilenceError as error:
            return error.message
        return None

    def close(self) -> None:
        """Give up the connections."""
        if self._client is not None:
            self._client.close()


def _hidden(made: Credential, secret: str, source: str) -> Hidden:
    match made.place:
        case "header":
            shown = f"{made.name}: {made.text}"
            secret = secret if made.text == secret else made.text.partition(" ")[2]
        case "query":
            shown = f"{escaped(made.name)}={escaped(made.text)}"
            secret = escaped(made.text)
        case _:
            shown = f"{made.name}={made.text}"
    return Hidden(text=shown, shown=shown.removesuffix(secret), source=source)


def is_address(url: str) -> bool:
    """Return whether a URL is one of HTTP, with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def variable_of(scheme: str) -> str:
    """Return the variable of the environment that holds a scheme's credential."""
    return "SPECWRIGHT_AUTH_" + re.sub(r"\W", "_", scheme, flags=re.ASCII).upper()


def secrets_of(api: Api, given: tuple[str, ...]) -> dict[str, str]:
    """Return scheme -> credential, from `SCHEME=CREDENTIAL` and the environment.

    Raises `ValueError` for a pair without `=` and for an unknown scheme.
    """
    names = [scheme.name for scheme in api.security_schemes]
    found = {
        name: os.environ[variable_of(name)]
        for name in names
        if variable_of(name) in os.environ
    }
    for pair in given:
        name, equals, secret = pair.partition("=")
        if not equals:
            raise ValueError(f"`{name}` has no `=`")
        if name not in names:
            known = ", ".join(names) or "none"
            raise ValueError(f"there is no scheme `{name}`, only {known}")
        found[name] = secret
    return found
