"""The ASGI application that serves a specification."""

import logging
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final, Unpack

from ..errors import ApiError
from ..schemes import Scheme
from .answers import Answer, empty
from .context import NOT_RUNNING, Scope
from .documentation import PATHS, Documentation
from .endpoint import Endpoint, Policy
from .failures import Failures
from .faults import INTERNAL, METHOD_NOT_ALLOWED, NOT_FOUND, RequestError
from .handlers import HandlerError, handler_of, missing
from .incoming import DisconnectedError, Incoming, Receive, Send
from .paths import raw_path
from .readers import Patience
from .route import Route
from .router import Captures, Router
from .security import Security
from .sending import send_answer
from .settings import Limits, Settings

LOGGER: Final = logging.getLogger(__name__)


class Application:
    """Serves operations over ASGI 3, alone or mounted under a path.

    `groups` pairs the routes of each tag with the handler that serves them. `security`
    has one method a scheme of `schemes`. `specification` is the path of what is served
    at `/openapi.json`, `/openapi.yaml` and, as a page, at `/docs`; nothing is if the
    file is not there.

    Raises `HandlerError` with every misfit between them and the specification.
    """

    def __init__(
        self,
        *,
        groups: Iterable[tuple[Sequence[Route], object]],
        schemes: Mapping[str, Scheme] | None = None,
        security: object = None,
        specification: Path | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        limits = settings.get("limits", Limits())
        checking = settings.get("responses", "raise")
        policy = Policy(
            Patience(limits),
            settings.get("problem"),
            checking,
            settings.get("cancel_on_disconnect", False),
        )
        self._documentation = (
            Documentation(specification)
            if specification is not None
            and specification.exists()
            and settings.get("documentation", True)
            else None
        )
        self._lifespan = settings.get("lifespan")
        self._propagate = settings.get("propagate", False)
        self._state: Any = None if self._lifespan is None else NOT_RUNNING
        served = tuple(groups)
        self._failures = Failures(None, policy.problem, checking, _errors(served))
        self._router, self._endpoints = _routed(
            served,
            Security(schemes or {}, security),
            policy,
            lenient=settings.get("unimplemented", "refuse") == "501",
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        kind = scope["type"]
        if kind == "http":
            await self._serve(scope, receive, send)
        elif kind == "lifespan":
            await self._live(receive, send)
        elif kind == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        else:
            raise ValueError(f"ASGI connections of type {kind!r} are not served")

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Enter the application's lifespan.

        A server that speaks the lifespan protocol does so by itself. A host that mounts
        the application does it in its own lifespan.
        """
        async with AsyncExitStack() as stack:
            if self._lifespan is not None:
                self._state = await stack.enter_async_context(self._lifespan())
            yield
        self._state = None if self._lifespan is None else NOT_RUNNING

    def path_for(self, operation: str, /, **parameters: Any) -> str:
        """Return the path of an operation by its id, percent-encoded.

        `parameters` are those of its path, called as its handler calls them. Where the
        application is mounted is not part of it: that is `root_path` of the scope.

        Raises LookupError for an operation that is not there, `ContractError` for
        values that it does not take.
        """
        endpoint = self._endpoints.get(operation)
        if endpoint is None:
            raise LookupError(f"no operation {operation!r} is served")
        return endpoint.path(parameters)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        started = False
        try:
            async with self.running():
                await send({"type": "lifespan.startup.complete"})
                started = True
                await receive()
        except BaseException as error:
            phase = "shutdown" if started else "startup"
            await send({"type": f"lifespan.{phase}.failed", "message": repr(error)})
            raise
        await send({"type": "lifespan.shutdown.complete"})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = raw_path(scope)
        method: str = scope["method"]
        found = self._router.find(method, path)
        if found is None and method == "HEAD":
            found = self._router.find("GET", path)
        if found is None:
            answer = self._documented(method, path) or self._unrouted(method, path)
            await send_answer(answer, scope, receive, send)
            return
        endpoint, captures = found[0].ready(), found[1]
        scope["route"] = endpoint.route
        incoming = Incoming(scope, receive)
        try:
            await self._exchange(endpoint, incoming, captures, send)
        except DisconnectedError:
            LOGGER.debug("%s: the caller went away", endpoint.operation.id)
        finally:
            if incoming.opened:
                incoming.close()

    async def _exchange(
        self, endpoint: Endpoint, incoming: Incoming, captures: Captures, send: Send
    ) -> None:
        failure: Exception | None = None
        try:
            answer = await endpoint.answer(incoming, captures, self._state)
        except DisconnectedError:
            raise
        except Exception as error:
            failure = error
            fault = RequestError(INTERNAL)
            answer = endpoint.failures.fault(fault)
            if not self._propagate:
                name = endpoint.operation.id
                LOGGER.exception("%s failed (%s)", name, fault.reference)
        try:
            await send_answer(answer, incoming.scope, incoming.receive, send)
        except DisconnectedError:
            raise
        except Exception:
            LOGGER.warning("%s: the answer broke off", endpoint.operation.id)
            raise
        if failure is not None and self._propagate:
            raise failure

    def _documented(self, method: str, path: str) -> Answer | None:
        if self._documentation is None or method not in {"GET", "HEAD"}:
            return None
        return self._documentation.answer(path)

    def _unrouted(self, method: str, path: str) -> Answer:
        allowed = {
            name
            for resource, _ in self._router.resources(path)
            for name in resource.methods
        }
        if self._documentation is not None and path in PATHS:
            allowed.add("GET")
        if not allowed:
            return self._failures.fault(RequestError(NOT_FOUND))
        implied = {"HEAD", "OPTIONS"} if "GET" in allowed else {"OPTIONS"}
        allow = ", ".join(sorted(allowed | implied))
        if method == "OPTIONS":
            answer = empty(204)
            answer.headers.append((b"allow", allow.encode()))
            return answer
        error = RequestError(METHOD_NOT_ALLOWED, headers={"allow": allow})
        return self._failures.fault(error)


def _routed(
    groups: Iterable[tuple[Sequence[Route], object]],
    security: Security,
    policy: Policy,
    *,
    lenient: bool,
) -> tuple[Router[Endpoint], dict[str, Endpoint]]:
    findings: list[str] = []
    router: Router[Endpoint] = Router()
    endpoints: dict[str, Endpoint] = {}
    for routes, group in groups:
        for route in routes:
            handler = handler_of(route, group)
            if isinstance(handler, str):
                findings.append(handler)
            elif handler is None and not lenient:
                findings.append(missing(route, group))
            else:
                try:
                    guard = security.guard(route.operation)
                    endpoint = Endpoint(route.operation, handler, guard, policy)
                    router.add(route.operation.method, route.operation.path, endpoint)
                    endpoints[route.operation.id] = endpoint
                except (LookupError, ValueError) as error:
                    findings.append(f"{route.operation.id}: {error}")
    if findings:
        raise HandlerError(findings)
    return router, endpoints


def _errors(
    groups: Iterable[tuple[Sequence[Route], object]],
) -> tuple[type[ApiError[Any]], ...]:
    """Return every documented error once."""
    return tuple(
        dict.fromkeys(
            error
            for routes, _ in groups
            for route in routes
            for error in route.operation.errors.values()
        )
    )
