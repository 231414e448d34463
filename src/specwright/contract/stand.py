"""The generated server on a stand: handlers that note what they get."""

import asyncio
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from inspect import signature
from typing import Any
from urllib.parse import unquote

from .package import Package, Route, argument_of
from .wire import Answer, Request
from .wire.message import parted

Plan = Callable[[], Any]
"""What a handler does: it returns the result, or raises."""


@dataclass(kw_only=True, slots=True)
class Seen:
    """What arrived with one request, in the order that things happened."""

    arguments: dict[str, Any] | None = None
    credentials: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])
    scopes: dict[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )


class Stand:
    """One application of the generated package, called without a network.

    It is the server, or what has `received` webhooks and callbacks. `security` judges
    credentials; all are good but those of the schemes in `refused` unless one is given.
    """

    def __init__(
        self, package: Package, security: object = None, *, received: bool = False
    ) -> None:
        routes = package.received if received else package.routes
        create = package.webhooks.create_webhook_app if received else package.create_app
        self.plan: Plan = lambda: None
        self.seen = Seen()
        self.refused: set[str] = set()
        guard = security or _Guard(self)
        self.app = application(create, routes, self._handler, guard)
        self._loop = asyncio.new_event_loop()

    def _handler(self, route: Route) -> Callable[..., Any]:
        parameters = route.operation.parameters
        names = [each.argument for each in parameters if each.place == "path"]
        names += ["body"] if route.operation.body is not None else []

        async def handle(_: object, *positional: Any, **keywords: Any) -> Any:
            arguments = dict(zip(names, positional, strict=False))
            for name, value in {**arguments, **keywords}.items():
                arguments[name] = await _read(value)
            self.seen.arguments = arguments
            return self.plan()

        return handle

    def send(self, request: Request, plan: Plan | None = None) -> Answer:
        """Send a request and return the answer; `seen` tells what arrived."""
        return self._loop.run_until_complete(self.asend(request, plan))

    async def asend(self, request: Request, plan: Plan | None = None) -> Answer:
        """Send a request from a running event loop."""
        self.plan = plan or (lambda: None)
        self.seen = Seen()
        return await exchanged(self.app, request)

    def close(self) -> None:
        """Give up the event loop."""
        self._loop.close()


def application(
    create: Callable[..., Any],
    routes: Mapping[str, Route],
    handler: Callable[[Route], Callable[..., Any]],
    security: object,
) -> Any:
    """Return what `create_app` makes of a handler for each route."""
    groups: dict[str, dict[str, Any]] = {}
    for route in routes.values():
        groups.setdefault(route.group, {})[route.method] = handler(route)
    names = signature(create).parameters
    handlers: dict[str, Any] = {
        argument_of(group, names): type("Handlers", (), methods)()
        for group, methods in groups.items()
    }
    if "security" in names:
        handlers["security"] = security
    return create(**handlers)


class _Guard:
    """Accepts every credential but those of the schemes that the stand refuses."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    def __getattr__(self, attribute: str) -> Callable[..., Any]:
        def check(credential: Any, scopes: Any, _request: Any) -> Any:
            self._stand.seen.scopes[attribute] = tuple(scopes)
            if attribute in self._stand.refused:
                return None
            self._stand.seen.credentials.append((attribute, credential))
            return attribute

        return check


async def _kept(file: Any) -> Any:
    """Return a file of the same class that has its bytes at hand."""
    return file.__class__(await file.aread())


async def _read(value: Any) -> Any:
    """Read files and streams while they are there, files among members too."""
    read: Any = getattr(value, "aread", None)
    if read is not None:
        return await read()
    if hasattr(value, "__aiter__"):
        return [item async for item in value]
    for name in getattr(value, "model_fields_set", ()):
        member: Any = getattr(value, name)
        if hasattr(member, "aread"):
            setattr(value, name, await _kept(member))
    return value


async def exchanged(app: Any, request: Request) -> Answer:
    """Call an ASGI application with one request."""
    path, _, query = request.target.partition("?")
    scope: MutableMapping[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii"),
        "query_string": query.encode("ascii"),
        "root_path": "",
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in request.headers
        ],
        "client": ("127.0.0.1", 1),
        "server": ("contract.test", 80),
    }
    waiting = [
        {"type": "http.request", "body": piece, "more_body": True}
        for piece in parted(request.body, request.pieces)
    ]
    waiting[-1]["more_body"] = False
    sent: list[MutableMapping[str, Any]] = []
    over = asyncio.Event()

    async def receive() -> MutableMapping[str, Any]:
        if waiting:
            return waiting.pop(0)
        await over.wait()
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    try:
        await app(scope, receive, send)
    except Exception:
        # A stream that breaks off; what is whole, or was not begun, hides nothing.
        if not sent or not _breaks_off(sent):
            raise
    start = next(each for each in sent if each["type"] == "http.response.start")
    return Answer(
        status=start["status"],
        headers=tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in start["headers"]
        ),
        body=b"".join(each.get("body", b"") for each in sent[sent.index(start) + 1 :]),
        complete=not _breaks_off(sent),
    )


def _breaks_off(sent: list[MutableMapping[str, Any]]) -> bool:
    last = sent[-1]
    return last["type"] == "http.response.start" or bool(last.get("more_body"))
