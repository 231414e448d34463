"""Takes the steps of a call, in a thread or in an event loop.

Imported with the first call: httpx2 takes its time.
"""

import inspect
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar, assert_never

import httpx2

from .answer import Answer
from .conduct import new_call
from .log_masking import mask_queries, masked_queries
from .operation import Operation
from .options import Options
from .settings import ClientSettings
from .steps import Ask, Drop, Enter, Load, Send, Step, Steps, Told, Wait
from .transport_errors import translated

Result = TypeVar("Result")
_TIMEOUT = httpx2.Timeout(30.0, connect=10.0)


class SyncTransport:
    """Waits in the calling thread; one pool of connections for all threads."""

    def __init__(self, http: httpx2.Client | httpx2.BaseTransport | None) -> None:
        self._owned = not isinstance(http, httpx2.Client)
        self._http = _client(http)
        mask_queries()

    def call(
        self,
        operation: Operation[Result],
        options: Options,
        arguments: Mapping[str, Any],
        settings: ClientSettings,
    ) -> Answer[Result]:
        """Send, and return the answer."""
        call = new_call(operation, options, arguments, settings, self._http)
        return self._taken(call.steps())

    def _taken(self, steps: Steps[Result]) -> Result:
        try:
            step = next(steps)
            while True:
                try:
                    value = self._take(step)
                except httpx2.RequestError as error:
                    step = steps.throw(translated(error))
                except BaseException as error:
                    # The call gives up what it holds.
                    steps.throw(error)
                    raise
                else:
                    step = steps.send(value)
        except StopIteration as stop:
            result: Result = stop.value
            return result

    def _take(self, step: Step) -> Any:
        match step:
            case Send():
                with masked_queries():
                    return self._http.send(
                        step.request,
                        stream=step.stream,
                        follow_redirects=step.follow,
                    )
            case Load(response):
                return response.read()
            case Drop(response):
                return response.close()
            case Wait(seconds, retries):
                return retries.sleep(seconds)
            case Enter(grant):
                grant.turn.acquire()
                return grant.turn.release
            case Ask(function):
                return Told(_plain(function()))
            case _:
                assert_never(step)

    def close(self) -> None:
        """Close the connections, unless somebody else opened them."""
        if self._owned:
            self._http.close()


class AsyncTransport:
    """Awaits in an event loop."""

    def __init__(
        self, http: httpx2.AsyncClient | httpx2.AsyncBaseTransport | None
    ) -> None:
        self._owned = not isinstance(http, httpx2.AsyncClient)
        self._http = _async_client(http)
        mask_queries()

    async def call(
        self,
        operation: Operation[Result],
        options: Options,
        arguments: Mapping[str, Any],
        settings: ClientSettings,
    ) -> Answer[Result]:
        """Send, and return the answer."""
        call = new_call(operation, options, arguments, settings, self._http)
        return await self._taken(call.steps())

    async def _taken(self, steps: Steps[Result]) -> Result:
        try:
            step = next(steps)
            while True:
                try:
                    value = await self._take(step)
                except httpx2.RequestError as error:
                    step = steps.throw(translated(error))
                except BaseException as error:
                    # The call gives up what it holds.
                    steps.throw(error)
                    raise
                else:
                    step = steps.send(value)
        except StopIteration as stop:
            result: Result = stop.value
            return result

    async def _take(self, step: Step) -> Any:
        match step:
            case Send():
                with masked_queries():
                    return await self._http.send(
                        step.request,
                        stream=step.stream,
                        follow_redirects=step.follow,
                    )
            case Load(response):
                return await response.aread()
            case Drop(response):
                return await response.aclose()
            case Wait(seconds, retries):
                return await retries.sleep_async(seconds)
            case Enter(grant):
                from .turns import turn_of

                turn = turn_of(grant)
                await turn.acquire()
                return turn.release
            case Ask(function):
                value = function()
                return Told(await value if inspect.isawaitable(value) else value)
            case _:
                assert_never(step)

    async def close(self) -> None:
        """Close the connections, unless somebody else opened them."""
        if self._owned:
            await self._http.aclose()


def _client(http: httpx2.Client | httpx2.BaseTransport | None) -> httpx2.Client:
    if isinstance(http, httpx2.Client):
        return http
    return httpx2.Client(transport=http, timeout=_TIMEOUT, cookies=_no_cookies())


def _async_client(
    http: httpx2.AsyncClient | httpx2.AsyncBaseTransport | None,
) -> httpx2.AsyncClient:
    if isinstance(http, httpx2.AsyncClient):
        return http
    return httpx2.AsyncClient(transport=http, timeout=_TIMEOUT, cookies=_no_cookies())


def _no_cookies() -> CookieJar:
    """Return a jar that takes none.

    Clients with other credentials share the connections; what a server gave to one of
    them is not for the others.
    """
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def _plain(value: Any) -> Any:
    if inspect.iscoroutine(value):
        value.close()
        raise TypeError("credentials that are awaited need the asynchronous client")
    return value
