"""What generated clients are made of."""

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Generic, ParamSpec, Self, TypeVar

from .answer import Answer
from .closing import AsyncClosing, Closing
from .credentials import Credentials
from .exchange import without_user
from .hooks import Hook
from .operation import Operation
from .options import NO_OPTIONS, Options
from .retries import Retries, retries_of
from .schemes import Scheme
from .settings import ClientSettings
from .whole import AsyncWhole, Whole, rebound

if TYPE_CHECKING:
    # Imported with the first call: httpx2 takes its time.
    import httpx2

    from .transport import AsyncTransport, SyncTransport

AuthT = TypeVar("AuthT", bound=Credentials)
P = ParamSpec("P")
Result = TypeVar("Result")


class _Configured(Generic[AuthT]):
    """The choices behind a client, and clients with other choices."""

    default_base_url: ClassVar[str] = ""
    schemes: ClassVar[Mapping[str, Scheme]] = {}
    environment: ClassVar[str | None] = None
    whole: ClassVar[bool] = False

    _settings: ClientSettings

    def _configure(
        self,
        base_url: str | None,
        auth: AuthT | None,
        timeout: float | None,
        retries: int | Retries | None,
        headers: Mapping[str, str] | None,
        hooks: Sequence[Hook],
        *,
        strict: bool,
    ) -> None:
        address = base_url or self._address()
        self._settings = ClientSettings(
            base_url=self._trimmed(address or self.default_base_url),
            chosen=bool(address),
            whole=self.whole,
            auth=auth,
            schemes=self.schemes,
            timeout=timeout,
            retries=retries_of(retries, Retries()),
            headers=_lowered(headers),
            strict=strict,
            hooks=tuple(hooks),
        )

    def _trimmed(self, address: str) -> str:
        return address if self.whole else address.rstrip("/")

    def _address(self) -> str | None:
        if self.whole:
            return None
        package = type(self).__module__.partition(".")[0]
        name = self.environment or f"{package.upper()}_BASE_URL"
        return os.environ.get(name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({without_user(self._settings.base_url)!r})"

    def with_options(
        self,
        *,
        base_url: str | None = None,
        auth: AuthT | None = None,
        timeout: float | None = None,
        retries: int | Retries | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Self:
        """Return a client that differs in what is given and shares the connections.

        Headers are added to those there are. Closing stays with the first client.
        """
        old = self._settings
        settings = replace(
            old,
            base_url=old.base_url if base_url is None else self._trimmed(base_url),
            chosen=old.chosen or base_url is not None,
            auth=old.auth if auth is None else auth,
            timeout=old.timeout if timeout is None else timeout,
            retries=retries_of(retries, old.retries),
            headers={**old.headers, **_lowered(headers)},
            strict=old.strict if strict is None else strict,
        )
        copy = object.__new__(type(self))
        pool = vars(self)["_pool"]
        vars(copy).update(_settings=settings, _pool=pool, _owner=False)
        return copy


class BaseClient(_Configured[AuthT], Closing):
    """A client that waits for its answers; threads may share it.

    Args:
        base_url: Where the API answers. Else the environment says it in a variable
            named after the package, such as `PETS_BASE_URL`, else the specification,
            which may name another address for some operations.
        auth: Your credentials.
        timeout: Seconds to wait for each part of an exchange; infinity for no limit.
        retries: How often, or how, to try again what may be repeated.
        headers: Sent with every call.
        http: An httpx2 client or transport to use. A client stays yours to close.
        strict: Whether an answer that is not as declared raises `ContractError`, where
            otherwise unknown values of enumerations are kept.
        hooks: Told of every attempt.

    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        auth: AuthT | None = None,
        timeout: float | None = None,
        retries: int | Retries | None = None,
        headers: Mapping[str, str] | None = None,
        http: "httpx2.Client | httpx2.BaseTransport | None" = None,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
    ) -> None:
        self._configure(base_url, auth, timeout, retries, headers, hooks, strict=strict)
        self._pool = SyncPool(http)
        self._owner = True

    def send(
        self,
        operation: Operation[Result],
        options: Options | None = None,
        /,
        **arguments: Any,
    ) -> Answer[Result]:
        """Call an operation of the table; return its result with status and headers.

        The arguments are those of the operation's method, by name.
        """
        return self.call(operation, options, arguments)

    def raw(
        self, method: Callable[P, Result], *args: P.args, **kwargs: P.kwargs
    ) -> Answer[Result]:
        """Call a method of a tag; return its result with status and headers.

            answer = client.raw(client.pets.get_pet, pet_id)
            answer.result, answer.status, answer.headers, answer.elapsed

        What the method raises is raised here too.
        """
        answer: Answer[Result] = rebound(method, Whole(self))(*args, **kwargs)
        return answer

    def call(
        self,
        operation: Operation[Result],
        options: Options | None,
        arguments: Mapping[str, Any],
    ) -> Answer[Result]:
        """Call an operation, arguments given as a mapping."""
        transport = self._pool.transport or self._pool.open()
        return transport.call(
            operation, options or NO_OPTIONS, arguments, self._settings
        )

    def close(self) -> None:
        """Close the connections that this client opened."""
        if self._owner:
            self._pool.close()


class BaseAsyncClient(_Configured[AuthT], AsyncClosing):
    """A client whose calls are awaited; made of the same as `BaseClient`."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        auth: AuthT | None = None,
        timeout: float | None = None,
        retries: int | Retries | None = None,
        headers: Mapping[str, str] | None = None,
        http: "httpx2.AsyncClient | httpx2.AsyncBaseTransport | None" = None,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
    ) -> None:
        self._configure(base_url, auth, timeout, retries, headers, hooks, strict=strict)
        self._pool = AsyncPool(http)
        self._owner = True

    async def send(
        self,
        operation: Operation[Result],
        options: Options | None = None,
        /,
        **arguments: Any,
    ) -> Answer[Result]:
        """Call an operation of the table; see `BaseClient.send`."""
        return await self.call(operation, options, arguments)

    async def raw(
        self, method: Callable[P, Awaitable[Result]], *args: P.args, **kwargs: P.kwargs
    ) -> Answer[Result]:
        """Call a method of a tag; see `BaseClient.raw`."""
        calling = rebound(method, AsyncWhole(self))
        answer: Answer[Result] = await calling(*args, **kwargs)
        return answer

    async def call(
        self,
        operation: Operation[Result],
        options: Options | None,
        arguments: Mapping[str, Any],
    ) -> Answer[Result]:
        """Call an operation, arguments given as a mapping."""
        transport = self._pool.transport or self._pool.open()
        return await transport.call(
            operation, options or NO_OPTIONS, arguments, self._settings
        )

    async def aclose(self) -> None:
        """Close the connections that this client opened."""
        if self._owner:
            await self._pool.close()


class SyncPool:
    """The connections that a client and its variations share, opened when needed."""

    def __init__(self, http: "httpx2.Client | httpx2.BaseTransport | None") -> None:
        self._http = http
        self._lock = Lock()
        self.transport: SyncTransport | None = None

    def open(self) -> "SyncTransport":
        """Return the transport, made once whatever number of threads ask."""
        from .transport import SyncTransport

        with self._lock:
            if self.transport is None:
                self.transport = SyncTransport(self._http)
            return self.transport

    def close(self) -> None:
        """Close what was opened."""
        if self.transport is not None:
            self.transport.close()


class AsyncPool:
    """The connections that an asynchronous client and its variations share."""

    def __init__(
        self, http: "httpx2.AsyncClient | httpx2.AsyncBaseTransport | None"
    ) -> None:
        self._http = http
        self._lock = Lock()
        self.transport: AsyncTransport | None = None

    def open(self) -> "AsyncTransport":
        """Return the transport."""
        from .transport import AsyncTransport

        with self._lock:
            if self.transport is None:
                self.transport = AsyncTransport(self._http)
            return self.transport

    async def close(self) -> None:
        """Close what was opened."""
        if self.transport is not None:
            await self.transport.close()


def _lowered(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {name.lower(): value for name, value in (headers or {}).items()}
