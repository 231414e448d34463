"""How bodies are written, by their media type (OpenAPI 3.1, section 4.8.14)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from itertools import chain

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.operations import Callback, MediaType, Operation, Response
from specwright.ir.schemas import Reference, Schema, Type

_JSON = re.compile(r"(application|text)/(json|[\w.+-]+\+json)$")
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_STREAMS = frozenset(
    {
        "text/event-stream",
        "application/jsonl",
        "application/x-ndjson",
        "application/x-jsonlines",
        "application/json-seq",
        "application/geo+json-seq",
    }
)


class Kind(Enum):
    """How a body of some media type is written."""

    JSON = "json"
    FORM = "form"
    STREAM = "stream"
    TEXT = "text"
    BINARY = "binary"


def kind(media_type: MediaType) -> Kind:
    """Return how a body is written; `*/*` goes by its schema, others are bytes."""
    name = media_type.name.partition(";")[0].strip().lower()
    if name in _STREAMS and media_type.item is not None:
        return Kind.STREAM
    if _JSON.match(name):
        return Kind.JSON
    if name in _FORMS or name.startswith("multipart/"):
        return Kind.FORM
    if name.startswith("text/"):
        return Kind.TEXT
    if name == "*/*" and not (media_type.schema is None or is_text(media_type.schema)):
        return Kind.JSON
    return Kind.BINARY


def is_text(schema: Schema) -> bool:
    """Tell whether a schema says that its values are strings."""
    return any(
        isinstance(assertion, Type) and assertion.types == (JsonType.STRING,)
        for assertion in schema.assertions
    )


def is_opaque(media_type: MediaType) -> bool:
    """Tell whether a body has a schema that nothing can apply to its bytes."""
    schema = media_type.schema
    if kind(media_type) is not Kind.BINARY or schema is None or is_text(schema):
        return False
    return any(isinstance(one, Type | Reference) for one in schema.assertions)


# Writings of one thing --------------------------------------------------------


def spoken(api: Api) -> Api:
    """Return an API without the bodies that say opaquely what others say in JSON."""
    return replace(
        api,
        operations=tuple(map(_spoken, api.operations)),
        webhooks=tuple(map(_spoken, api.webhooks)),
    )


def unspoken(operation: Operation) -> Iterator[MediaType]:
    """Yield the bodies of an operation that `spoken` leaves out."""
    for contents in bodies(operation):
        kept = _chosen(contents)
        yield from (one for one in contents if one not in kept)


def bodies(operation: Operation) -> Iterator[tuple[MediaType, ...]]:
    """Yield the ways to write each body of an operation: the request's come first."""
    if operation.body is not None:
        yield operation.body.contents
    yield from (response.contents for response in operation.responses)


def with_callbacks(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Yield operations, and after each those of its callbacks."""
    for operation in operations:
        yield operation
        called = (one.operations for one in operation.callbacks)
        yield from with_callbacks(chain.from_iterable(called))


def _spoken(operation: Operation) -> Operation:
    if not operation.callbacks and next(unspoken(operation), None) is None:
        return operation
    body = operation.body
    return replace(
        operation,
        body=body and replace(body, contents=_chosen(body.contents)),
        responses=tuple(map(_spoken_response, operation.responses)),
        callbacks=tuple(map(_spoken_callback, operation.callbacks)),
    )


def _spoken_response(response: Response) -> Response:
    return replace(response, contents=_chosen(response.contents))


def _spoken_callback(callback: Callback) -> Callback:
    return replace(callback, operations=tuple(map(_spoken, callback.operations)))


def _chosen(contents: tuple[MediaType, ...]) -> tuple[MediaType, ...]:
    if len(contents) < 2:
        return contents
    said = [
        one.schema.assertions
        for one in contents
        if one.schema is not None and kind(one) is Kind.JSON
    ]
    return tuple(
        one
        for one in contents
        if not (is_opaque(one) and one.schema and one.schema.assertions in said)
    )
