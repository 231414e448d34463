"""One request while it is served."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from .context import Scope
from .spooling import Spool

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class Incoming:
    """A request: its scope, its headers by name, the way to its body.

    Of repeated headers the last counts here. `kept` is the body once it is read whole,
    `passed` tells that it is handed over in pieces. `opened` are the spools to be
    closed when the request has been answered.
    """

    __slots__ = ("headers", "kept", "opened", "passed", "receive", "scope")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope = scope
        self.receive = receive
        self.headers: dict[bytes, bytes] = dict(scope["headers"])
        self.kept: bytes | None = None
        self.passed = False
        self.opened: list[Spool] = []

    def header(self, name: bytes) -> str:
        """Return a header's text; empty where it was not sent."""
        return self.headers.get(name, b"").decode("latin-1")

    def spool(self, memory: int) -> Spool:
        """Return a spool that is closed with the request."""
        spool = Spool(memory)
        self.opened.append(spool)
        return spool

    def close(self) -> None:
        """Give up what was opened."""
        for spool in self.opened:
            spool.close()


class DisconnectedError(Exception):
    """The caller went away; there is nobody to answer."""
