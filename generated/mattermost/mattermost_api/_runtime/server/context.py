"""The request that a handler serves, beyond the arguments that it is called with."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping
from typing import Any, Final, Generic, TypeAlias

from typing_extensions import TypeVar

from ..operation import Operation

Scope: TypeAlias = MutableMapping[str, Any]
"""The connection, as ASGI 3 describes it."""

NOT_RUNNING: Final = object()
"""The state of an application whose lifespan nobody has entered."""

PrincipalT = TypeVar("PrincipalT", default=Any)


class Headers(Mapping[str, str]):
    """The headers of a request; names in any case, repeats joined by commas."""

    __slots__ = ("_raw",)

    def __init__(self, raw: list[tuple[bytes, bytes]]) -> None:
        self._raw = raw

    def __getitem__(self, name: str) -> str:
        wanted = name.lower().encode("latin-1")
        values = [value for key, value in self._raw if key == wanted]
        if not values:
            raise KeyError(name)
        return b", ".join(values).decode("latin-1")

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key.decode("latin-1") for key, _ in self._raw))

    def __len__(self) -> int:
        return len({key for key, _ in self._raw})


class Request:
    """A request before its body is read."""

    __slots__ = ("_read", "headers", "operation", "scope")

    def __init__(
        self,
        operation: Operation[Any],
        scope: Scope,
        read: Callable[[], Awaitable[bytes]] | None = None,
    ) -> None:
        self.operation = operation
        self.scope = scope
        self.headers = Headers(scope["headers"])
        self._read = read

    async def body(self) -> bytes:
        """Return the body as it was sent: what a signature is made of, say.

        It may be asked for before it is decoded and after, within the limit of bodies
        that are decoded in memory. RuntimeError where it is handed over in pieces: to a
        handler of files, parts or streams.
        """
        if self._read is None:
            raise RuntimeError("there is no body to read")
        return await self._read()

    @property
    def method(self) -> str:
        """Return the method as it was sent, which may be HEAD where GET is served."""
        method: str = self.scope["method"]
        return method

    @property
    def path(self) -> str:
        """Return the decoded path, under the root path that the server gave."""
        path: str = self.scope["path"]
        return path

    @property
    def cookies(self) -> Mapping[str, str]:
        """Return the cookies as sent, the first of each name (RFC 6265)."""
        cookies: dict[str, str] = {}
        raw = b";".join(v for k, v in self.scope["headers"] if k == b"cookie")
        for pair in raw.decode("latin-1").split(";"):
            name, equals, value = pair.strip().partition("=")
            if equals:
                cookies.setdefault(name, value)
        return cookies

    @property
    def client(self) -> tuple[str, int] | None:
        """Return the caller's address, where the transport has one."""
        client = self.scope.get("client")
        return None if client is None else (client[0], client[1])


class Context(Generic[PrincipalT]):
    """What a handler gets that has a parameter `context: Context | None = None`.

    `principal` is what the first of the satisfied schemes made of its credential,
    `principals` has the same of each scheme by its attribute. `answer_headers` takes
    headers for the result that nobody documents, such as `Cache-Control`; errors have
    headers of their own.
    """

    __slots__ = ("_state", "answer_headers", "principal", "principals", "request")

    def __init__(
        self, request: Request, principals: Mapping[str, Any], state: Any
    ) -> None:
        self.request = request
        first: Any = next(iter(principals.values()), None)
        self.principal: PrincipalT = first
        self.principals = principals
        self._state = state
        self.answer_headers: dict[str, str] = {}

    @property
    def state(self) -> Any:
        """Return what the application's lifespan yielded.

        RuntimeError where it has a lifespan that is not running: hosts that mount it do
        not enter it by themselves.
        """
        if self._state is NOT_RUNNING:
            raise RuntimeError(
                "the application's lifespan is not running; whoever mounts it enters "
                "`app.running()` in its own"
            )
        return self._state

    @property
    def headers(self) -> Headers:
        """Return the request's headers."""
        return self.request.headers

    @property
    def client(self) -> tuple[str, int] | None:
        """Return the caller's address, where the transport has one."""
        return self.request.client
