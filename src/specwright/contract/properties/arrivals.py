"""What was sent arrives at the handler, whoever wrote it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, forms, request_of, varied_calls
from specwright.contract.check import Check
from specwright.contract.credentials import admission, placed
from specwright.contract.direction import Direction
from specwright.contract.disagreement import DisagreementError, expect
from specwright.contract.stand import Stand
from specwright.contract.streams import items_difference
from specwright.contract.subject import Subject
from specwright.contract.typed import type_of
from specwright.contract.wire import Declared, Request, declared_parameters
from specwright.contract.wire.bodies import has_members, is_structured, written_type
from specwright.contract.wire.declared import declared_default
from specwright.contract.wire.items import Items
from specwright.contract.wire.scalars import same_json, same_parameter, spelled_alike
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation
from specwright.ir.schemas import Schema

from . import places


def contents_of(operation: Operation) -> tuple[MediaType | None, ...]:
    """Return the ways to send a body, none at all among them where that is allowed."""
    if operation.body is None:
        return (None,)
    optional = () if operation.body.required else (None,)
    return (*operation.body.contents, *optional)


def arrival_checks(
    subject: Subject, operation: Operation, stand: Stand
) -> Iterator[Check]:
    """Yield one check a media type of the body."""
    declared = declared_parameters(subject.document, operation)
    for content in contents_of(operation):
        reaches = [places.parameter(each, "valid") for each in declared]
        reaches += [] if content is None else [places.media_type(content, "valid")]
        yield Check(
            aspect="server-arrival",
            operation=operation.id,
            case="" if content is None else content.name,
            pointer=operation.pointer,
            strategy=varied_calls(subject, operation, content),
            test=lambda call: _arrives(subject, operation, stand, call),
            reaches=tuple(reaches),
        )
        if (
            content is None
            or content.schema is None
            or has_members(written_type(content))
        ):
            continue
        if is_structured(content):
            yield from _reached(subject, operation, stand, content, content.schema)


def _reached(
    subject: Subject,
    operation: Operation,
    stand: Stand,
    content: MediaType,
    schema: Schema,
) -> Iterator[Check]:
    """Yield one check a keyword of a body that no model is alone with, as of parts."""
    parameters = calls(subject, operation, None)
    for site in subject.requests.sites(schema):
        reaching = subject.requests.reaching(schema, site)
        values = forms(subject, content, schema, reaching, Direction.REQUEST)
        yield Check(
            aspect="server-arrival",
            operation=operation.id,
            case=f"{content.name} {site.place}",
            about=content.name,
            pointer=site.pointer,
            strategy=st.tuples(parameters, values).map(
                lambda drawn: replace(drawn[0], content=content, body=drawn[1])
            ),
            test=lambda call: _arrives(subject, operation, stand, call),
            reaches=(places.keyword(site, "valid"),),
            weight=0.1,
            obstacle="no form says that",
        )


def _arrives(subject: Subject, operation: Operation, stand: Stand, call: Call) -> None:
    request = request_of(operation, call, placed(admission(subject.api, operation)))
    answer = stand.send(request)
    if stand.seen.arguments is None:
        raise DisagreementError(
            f"the request is valid, and the server answers {answer.status}: "
            f"{answer.body[:500]!r}",
            pointer=operation.pointer,
            request=request,
        )
    compare_arguments(subject, operation, stand, call, request)


def compare_arguments(
    subject: Subject,
    operation: Operation,
    stand: Stand,
    call: Call,
    request: Request | None,
) -> None:
    """Raise `DisagreementError` unless the handler got what the call says."""
    arguments = stand.seen.arguments or {}
    table = subject.route(operation).operation
    for each in declared_parameters(subject.document, operation):
        generated = subject.parameter(operation, each.pointer)
        got = arguments.get(generated.argument)
        plain = None if got is None else subject.plain(generated.type, got)
        difference = _parameter_difference(subject, each, call, plain)
        expect(difference, pointer=each.pointer, request=request)
    expect(
        _body_difference(subject, table, call, arguments.get("body")),
        pointer=operation.body.pointer if operation.body else operation.pointer,
        request=request,
    )


def _parameter_difference(
    subject: Subject, declared: Declared, call: Call, got: Json
) -> str | None:
    if call.sends(declared):
        value = call.value(declared)
        same = same_parameter(value, got) or (
            declared.media_type is None
            and _is_as_good(subject, declared.schema, value, got)
        )
    else:
        value = declared_default(subject.document, declared)
        same = same_json(value, got)
    if same:
        return None
    return f"{declared.place} parameter {declared.name!r}: {value!r} arrives as {got!r}"


def _is_as_good(subject: Subject, schema: Schema, sent: Json, got: Json) -> bool:
    """Tell whether what arrived is valid too, and spelled as what was sent."""
    return spelled_alike(sent, got) and not subject.oracle.refusals(
        schema.pointer, got, Direction.REQUEST
    )


def _body_difference(subject: Subject, table: Any, call: Call, got: Any) -> str | None:
    if call.content is None:
        return None if got is None else f"no body arrives as {got!r}"
    if isinstance(call.body, bytes):
        read = got.read() if hasattr(got, "read") else got
        return None if read == call.body else f"{call.body[:80]!r} arrives as {read!r}"
    declared = type_of(table.body.contents, call.content)
    if isinstance(call.body, Items):
        return items_difference(subject, declared, call.body, got)
    plain = subject.plain(declared, got)
    schema = call.content.schema
    same = same_json(call.body, plain) or (
        "json" not in written_type(call.content)
        and (
            same_parameter(call.body, plain)
            or (schema is not None and _is_as_good(subject, schema, call.body, plain))
        )
    )
    return None if same else f"the body {call.body!r} arrives as {plain!r}"
