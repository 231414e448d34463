"""Handlers that note what they get and answer what they are told to."""

import inspect
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from mattermost_api._runtime.file import File
from mattermost_api.models import (
    RemoteSetProfileImageRequest,
    UploadRemoteClusterDataRequest,
)
from mattermost_api.server import (
    Application,
    PropertiesHandler,
    RemoteClustersHandler,
    Request,
    create_app,
)
from mattermost_calls import Call

TOKEN = "s3cret"


@dataclass
class Notes:
    """What the handlers got last, and what they answer: a result or an exception."""

    answer: Any = None
    operation: str | None = None
    arguments: dict[str, Any] = field(default_factory=dict[str, Any])
    contents: list[bytes] = field(default_factory=list[bytes])

    async def serve(self, operation: str, arguments: dict[str, Any]) -> Any:
        self.operation = operation
        self.arguments = arguments
        self.contents = [await file.aread() for file in files_in(arguments)]
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def files_in(arguments: dict[str, Any]) -> list[File]:
    """Return the file that a call carries, if it does."""
    match arguments.get("body"):
        case File() as file:
            return [file]
        case UploadRemoteClusterDataRequest(file=file):
            return [file]
        case RemoteSetProfileImageRequest(image=file):
            return [file]
        case _:
            return []


def handler_of(protocol: type[Any], notes: Notes) -> Any:
    """Return an implementation of a protocol that leaves everything to the notes."""
    methods = {
        name: _noting(name, function, notes)
        for name, function in vars(protocol).items()
        if inspect.isfunction(function) and not name.startswith("_")
    }
    return type(f"Noting{protocol.__name__}", (), methods)()


def _noting(
    name: str, function: Callable[..., Any], notes: Notes
) -> Callable[..., Coroutine[Any, Any, Any]]:
    signature = inspect.signature(function)

    async def method(*positional: Any, **named: Any) -> Any:
        bound = signature.bind(*positional, **named).arguments
        bound.pop("self")
        return await notes.serve(name, dict(bound))

    vars(method)["__signature__"] = signature
    method.__name__ = name
    return method


class Guard:
    """Lets in whoever knows the secret."""

    def bearer_auth(
        self, credential: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        return "somebody" if credential == TOKEN else None

    def remote_cluster_id(
        self, credential: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        return credential

    def remote_cluster_token(
        self, credential: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        return "a server" if credential == TOKEN else None


def recording_app(notes: Notes, **settings: Any) -> Application:
    """Return an application of all twenty operations."""
    return create_app(
        remote_clusters=handler_of(RemoteClustersHandler, notes),
        properties=handler_of(PropertiesHandler, notes),
        security=Guard(),
        **settings,
    )


def assert_arrived(notes: Notes, call: Call) -> None:
    """Check that the handler got what the caller gave, files by what is in them."""
    assert notes.operation == call.method
    if sent := files_in(dict(call.arguments)):
        assert notes.contents == [file.read() for file in sent]
        assert type(notes.arguments["body"]) is type(call.arguments["body"])
        arrived = files_in(notes.arguments)[0]
        assert arrived.filename == sent[0].filename
    same = {name for name in call.arguments if not (sent and name == "body")}
    for name in same:
        assert notes.arguments[name] == call.arguments[name], name
        assert type(notes.arguments[name]) is type(call.arguments[name]), name
