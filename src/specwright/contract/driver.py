"""The generated client, driven by calls as the specification sees them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from inspect import signature
from typing import Any

from specwright.ir.operations import Operation

from .calls import Call
from .credentials import Credential, admission
from .package import argument_of
from .replies import Reply
from .subject import Subject
from .typed import status_of, type_of
from .wire import Answer, Request
from .wire.scalars import same_json

Serve = Callable[[Request], Answer]

BASE = "http://contract.test"


@dataclass(frozen=True, slots=True)
class Returned:
    """The client's method returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """The client's method raised."""

    error: Exception


Outcome = Returned | Raised


def is_raised(subject: Subject, outcome: Outcome, name: str) -> bool:
    """Return whether the outcome is an error of the package's class of that name."""
    wanted = getattr(subject.package.errors, name)
    return isinstance(outcome, Raised) and isinstance(outcome.error, wanted)


class Driver:
    """The client of one subject, whose requests are served in place."""

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
        client = self._client(operation)
        self._serve = serve
        try:
            return Returned(self._called(client, operation, call))
        except self._raised as error:
            return Raised(error)

    def _client(self, operation: Operation) -> Any:
        import httpx2

        credentials = self._credentials(operation)
        key = tuple(each.scheme for each in credentials)
        if key not in self._clients:
            self._clients[key] = self._subject.package.client(
                self._base,
                auth=self._subject.package.make_auth(
                    {each.scheme: each.given for each in credentials}
                ),
                http=httpx2.MockTransport(self._transported),
                retries=0,
                strict=True,
            )
        return self._clients[key]

    def _transported(self, request: Any) -> Any:
        import httpx2

        answer = self._serve(
            Request(
                method=request.method,
                target=request.url.raw_path.decode("ascii"),
                headers=tuple(
                    (name.decode("latin-1"), value.decode("latin-1"))
                    for name, value in request.headers.raw
                ),
                body=request.read(),
            )
        )
        return httpx2.Response(
            answer.status,
            headers=[(name, value) for name, value in answer.headers],
            content=answer.body,
        )

    def _called(self, client: Any, operation: Operation, call: Call) -> Any:
        route = self._subject.route(operation)
        group = getattr(client, argument_of(route.group, dir(client)))
        method = getattr(group, route.method)
        arguments: dict[str, Any] = {}
        for declared, value in call.parameters:
            generated = self._subject.parameter(operation, declared.pointer)
            arguments[generated.argument] = self._subject.python(generated.type, value)
        if call.content is not None:
            arguments["body"] = self._body(route.operation, call)
            if "media_type" in signature(method).parameters:
                arguments["media_type"] = call.content.name
        return method(**arguments)

    def _body(self, table: Any, call: Call) -> Any:
        content = call.content
        declared = None if content is None else type_of(table.body.contents, content)
        if isinstance(call.body, bytes):
            return declared(call.body) if declared is not None else call.body
        return self._subject.python(declared, call.body)


def outcome_difference(
    subject: Subject, operation: Operation, reply: Reply, outcome: Outcome
) -> str | None:
    """Say how what the caller sees differs from what was answered."""
    table = subject.route(operation).operation
    status = status_of(reply.response.status)
    if status in table.errors:
        return _failure_difference(subject, table.errors[status], reply, outcome)
    if status not in table.results:
        return f"the package does not know the status {status}: {outcome!r}"
    if isinstance(outcome, Raised):
        return f"{reply.status} is documented, and the client raises {outcome.error!r}"
    documented = table.results[status]
    value = outcome.value
    if documented.variant is not None:
        if type(value) is not documented.variant:
            return f"{reply.status} is returned as {type(value).__name__}"
        value = value.body
    if reply.content is None:
        return None if value is None else f"no body is returned as {value!r}"
    return _body_difference(
        subject, type_of(documented.contents, reply.content), reply, value
    )


def _failure_difference(
    subject: Subject, error: Any, reply: Reply, outcome: Outcome
) -> str | None:
    if isinstance(outcome, Returned):
        return f"{reply.status} is a failure, and the client returns {outcome.value!r}"
    raised: Any = outcome.error
    if type(raised) is not error or error.status != status_of(reply.response.status):
        return f"{reply.status} is raised as {type(raised).__name__}: {raised!r}"
    if reply.content is None:
        return None
    return _body_difference(subject, error.body_type, reply, raised.body)


def _body_difference(
    subject: Subject, declared: Any, reply: Reply, value: Any
) -> str | None:
    if isinstance(reply.body, bytes):
        read = value.read() if hasattr(value, "read") else value
        return None if read == reply.body else f"{reply.body!r} is returned as {read!r}"
    plain = subject.plain(declared, value)
    if same_json(plain, reply.body):
        return None
    return f"{reply.body!r} is returned as {plain!r}"
