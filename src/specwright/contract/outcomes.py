"""What the caller of a client sees, and how that differs from what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from specwright.ir.operations import Operation

from .direction import Direction
from .replies import Reply
from .streams import items_difference
from .subject import Subject
from .typed import failure_type, status_of, type_of
from .wire.bodies import is_json, written_type
from .wire.items import Items
from .wire.scalars import same_json, same_parameter, spelled_alike


@dataclass(frozen=True, slots=True)
class Returned:
    """The client's method returned; files are read and streams are lists."""

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
        if value.status != status:
            return f"{reply.status} is returned as a success of {value.status}"
        if (difference := _header_difference(reply, value.headers)) is not None:
            return difference
        value = value.body
    if reply.content is None:
        return None if value is None else f"no body is returned as {value!r}"
    return _body_difference(
        subject, type_of(documented.contents, reply.content), reply, value
    )


def _header_difference(reply: Reply, headers: Mapping[str, str]) -> str | None:
    got = {name.lower(): text for name, text in headers.items()}
    for name, text in reply.headers:
        if got.get(name.lower()) != text:
            return f"header {name} is {got.get(name.lower())!r} for {text!r}"
    return None


def _failure_difference(
    subject: Subject, error: Any, reply: Reply, outcome: Outcome
) -> str | None:
    if isinstance(outcome, Returned):
        return f"{reply.status} is a failure, and the client returns {outcome.value!r}"
    raised: Any = outcome.error
    if type(raised) is not error or error.status != status_of(reply.response.status):
        return f"{reply.status} is raised as {type(raised).__name__}: {raised!r}"
    if (difference := _header_difference(reply, raised.headers)) is not None:
        return difference
    if reply.content is None:
        return None
    declared = failure_type(error, reply.content)
    return _body_difference(subject, declared, reply, raised.body)


def _body_difference(
    subject: Subject, declared: Any, reply: Reply, value: Any
) -> str | None:
    if isinstance(reply.body, bytes):
        same = value == reply.body
        return None if same else f"{reply.body!r} is returned as {value!r}"
    if isinstance(reply.body, Items):
        return items_difference(subject, declared, reply.body, value)
    plain = subject.plain(declared, value)
    if same_json(plain, reply.body):
        return None
    if reply.content is not None and not is_json(written_type(reply.content)):
        schema = reply.content.schema
        if same_parameter(reply.body, plain) or (
            schema is not None
            and spelled_alike(reply.body, plain)
            and subject.oracle.accepts(schema.pointer, plain, Direction.RESPONSE)
        ):
            return None
    return f"{reply.body!r} is returned as {plain!r}"
