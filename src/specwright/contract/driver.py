"""The generated clients, driven by calls as the specification sees them."""

import asyncio
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from inspect import isawaitable, signature
from typing import TYPE_CHECKING, Any, ClassVar

from specwright.ir.operations import Operation

from .calls import Call, request_of
from .credentials import Credential, admission
from .outcomes import Outcome, Raised, Returned
from .package import argument_of
from .settled import asettled, settled
from .streams import stream_of
from .subject import Subject
from .typed import file_of, type_of
from .wire import Answer, Request
from .wire.items import Items

if TYPE_CHECKING:
    from .stand import Plan, Stand

Serve = Callable[[Request], Answer | Awaitable[Answer]]
"""What answers; only the asynchronous client can wait for it."""

BASE = "http://contract.test"


class Driver:
    """One of the two clients of a subject, whose requests are served in place."""

    words: ClassVar[str]
    """Starts what is said about the client."""

    def __init__(
        self,
        subject: Subject,
        *,
        base: str = BASE,
        credentials: Callable[[Operation], tuple[Credential, ...]] | None = None,
    ) -> None:
        self._subject = subject
        self._base = base
        self._credentials = credentials or partial(admission, subject.api)
        self._serve: Serve = lambda _: Answer(status=599)
        self._clients: dict[tuple[str, ...], Any] = {}
        self._raised = (
            subject.package.errors.SpecError,
            LookupError,
            OSError,
            TypeError,
            ValueError,
        )

    def call(self, operation: Operation, call: Call, serve: Serve) -> Outcome:
        """Call an operation and return what the caller sees."""
        client = self._client(operation, call)
        route = self._subject.route(operation)
        group = getattr(client, argument_of(route.group, client.__class__.__dict__))
        method = getattr(group, route.method)
        self._serve = serve
        try:
            arguments = self._arguments(route.operation, operation, call)
            if call.content and "media_type" in signature(method).parameters:
                arguments["media_type"] = call.content.name
            return Returned(self._called(method, arguments))
        except self._raised as error:
            return Raised(error)

    @abstractmethod
    def ask(
        self, stand: "Stand", request: Request, plan: "Plan"
    ) -> Answer | Awaitable[Answer]:
        """Pass a request on to the generated server, from within `serve`."""

    @abstractmethod
    def _called(
        self, method: Callable[..., Any], arguments: Mapping[str, Any]
    ) -> Any: ...

    @abstractmethod
    def _made(self, *, sends: bool, **choices: Any) -> Any: ...

    @abstractmethod
    def _transport(self) -> Any: ...

    def _client(self, operation: Operation, call: Call) -> Any:
        """Return the client of an operation; one that sends is told where to."""
        sends = operation.id in self._subject.package.received
        credentials = self._credentials(operation)
        key = (str(sends), *(each.scheme for each in credentials))
        if key not in self._clients:
            auth = self._subject.package.make_auth(
                {each.scheme: each.given for each in credentials}
            )
            self._clients[key] = self._made(
                sends=sends,
                base_url=self._base,
                http=self._transport(),
                auth=auth,
                retries=0,
                strict=True,
            )
        client = self._clients[key]
        if not sends:
            return client
        return client.to(f"{self._base}{request_of(operation, call).path}")

    def _arguments(
        self, table: Any, operation: Operation, call: Call
    ) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        for declared, value in call.parameters:
            generated = self._subject.parameter(operation, declared.pointer)
            arguments[generated.argument] = self._subject.python(generated.type, value)
        if call.content is not None:
            arguments["body"] = self._body(table, call)
        return arguments

    def _body(self, table: Any, call: Call) -> Any:
        content = call.content
        if content is None:
            return None
        declared = type_of(table.body.contents, content)
        if isinstance(call.body, Items):
            return stream_of(self._subject, declared, call.body)
        if isinstance(call.body, bytes):
            return file_of(declared, call.body, content)
        return self._subject.python(declared, call.body)


class SyncDriver(Driver):
    """The client that waits."""

    words = ""

    def ask(self, stand: "Stand", request: Request, plan: "Plan") -> Answer:
        """Pass a request on and wait."""
        return stand.send(request, plan)

    def _called(self, method: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
        return settled(method(**arguments))

    def _made(self, *, sends: bool, **choices: Any) -> Any:
        package = self._subject.package
        made = package.senders.WebhookClient if sends else package.client
        return made(**choices)

    def _transport(self) -> Any:
        import httpx2

        def transported(request: Any) -> Any:
            answer = self._serve(_read(request))
            if not isinstance(answer, Answer):
                raise TypeError("this client cannot wait")
            return _written(answer)

        return httpx2.MockTransport(transported)


class AsyncDriver(Driver):
    """The client that is awaited."""

    words = "the asynchronous client: "
    _loop: asyncio.AbstractEventLoop | None = None

    def ask(self, stand: "Stand", request: Request, plan: "Plan") -> Awaitable[Answer]:
        """Pass a request on, to be awaited."""
        return stand.asend(request, plan)

    def _called(self, method: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
        async def called() -> Any:
            return await asettled(await method(**arguments))

        self._loop = self._loop or asyncio.new_event_loop()
        return self._loop.run_until_complete(called())

    def _made(self, *, sends: bool, **choices: Any) -> Any:
        package = self._subject.package
        made = package.senders.AsyncWebhookClient if sends else package.async_client
        return made(**choices)

    def _transport(self) -> Any:
        import httpx2

        async def transported(request: Any) -> Any:
            answer = self._serve(_read(request))
            return _written(await answer if isawaitable(answer) else answer)

        return httpx2.MockTransport(transported)


def _read(request: Any) -> Request:
    """Return a request of httpx2, whose body has been read."""
    return Request(
        method=request.method,
        target=request.url.raw_path.decode("ascii"),
        headers=tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
        ),
        body=request.content,
    )


def _written(answer: Answer) -> Any:
    import httpx2

    return httpx2.Response(
        answer.status,
        headers=[(name, value) for name, value in answer.headers],
        content=answer.body,
    )
