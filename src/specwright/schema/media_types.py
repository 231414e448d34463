"""How bodies are written, by their media type (OpenAPI 3.1, section 4.8.14)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from itertools import chain

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.operations import Callback, Encoding, MediaType, Operation
from specwright.ir.schemas import Items, Properties, Reference, Schema, Type

from .conjunction import followed
from .json_schema import as_json_schema
from .json_types import json_types
from .members import members

_JSON = re.compile(r"(application|text)/(json|[\w.+-]+\+json)$")
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_STREAMS = frozenset(
    {
        "text/event-stream",
        "application/json-seq",
        "application/jsonl",
        "application/jsonlines",
        "application/ndjson",
        "application/x-jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
    }
)
_SEQUENCE = "+json-seq"


class Kind(Enum):
    """How a body of some media type is written."""

    JSON = "json"
    FORM = "form"
    STREAM = "stream"
    TEXT = "text"
    BINARY = "binary"


def kind(media_type: MediaType) -> Kind:
    """Return how a body is written; `*/*` goes by its schema, others are bytes.

    So is a form whose schema is that of a string, and one whose parts have no names.
    """
    name = media_type.name.partition(";")[0].strip().lower()
    if media_type.item is not None and (name in _STREAMS or name.endswith(_SEQUENCE)):
        return Kind.STREAM
    if _JSON.match(name):
        return Kind.JSON
    if name in _FORMS or name.startswith("multipart/"):
        whole = media_type.schema is not None and is_text(media_type.schema)
        return Kind.BINARY if whole or _is_in_order(media_type) else Kind.FORM
    if name.startswith("text/"):
        return Kind.TEXT
    if name == "*/*" and not (media_type.schema is None or is_text(media_type.schema)):
        return Kind.JSON
    return Kind.BINARY


def _is_in_order(media_type: MediaType) -> bool:
    """Tell whether the parts of a body have places in it and no names."""
    if media_type.item is not None:
        return True
    return media_type.schema is not None and any(
        isinstance(one, Type) and one.types == (JsonType.ARRAY,)
        for one in media_type.schema.assertions
    )


def is_text(schema: Schema) -> bool:
    """Tell whether a schema says that its values are strings."""
    return any(
        isinstance(assertion, Type) and assertion.types == (JsonType.STRING,)
        for assertion in schema.assertions
    )


def is_opaque(media_type: MediaType) -> bool:
    """Tell whether a body has a schema that nothing can apply to its bytes."""
    if media_type.item is not None and kind(media_type) is Kind.BINARY:
        return True
    if media_type.schema is None or is_text(media_type.schema):
        return False
    assertions = media_type.schema.assertions
    match kind(media_type):
        case Kind.BINARY:
            return any(isinstance(one, Type | Reference) for one in assertions)
        case Kind.TEXT:
            return any(isinstance(one, Properties | Items) for one in assertions)
        case _:
            return False


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON."""
    return bool(_JSON.match(media_type.partition(";")[0].strip().lower()))


def mislabelled(media_type: MediaType, api: Api) -> Iterator[Encoding]:
    """Yield the encodings of objects that are JSON whatever `contentType` says."""
    if media_type.schema is None or not media_type.encodings:
        return
    found = {one.name: one.schemas for one in members(api, media_type.schema).named}
    for encoding in media_type.encodings:
        first = (encoding.content_type or "").partition(",")[0]
        schemas = found.get(encoding.property, ())
        if first and not is_json(first) and any(_is_object(api, s) for s in schemas):
            yield encoding


def _is_object(api: Api, schema: Schema) -> bool:
    """Tell whether a part, or each of several, is an object."""
    items = (one for one in followed(api, schema).assertions if isinstance(one, Items))
    item = next(items, None)
    types = json_types(api, schema if item is None else item.schema)
    return JsonType.OBJECT in types and JsonType.STRING not in types


# Writings of one thing --------------------------------------------------------


def spoken(api: Api) -> Api:
    """Return an API as it is generated.

    Without the bodies that say opaquely what others say in JSON, and with the media
    types in which parts are really written.
    """
    return replace(
        api,
        operations=tuple(_spoken(one, api) for one in api.operations),
        webhooks=tuple(_spoken(one, api) for one in api.webhooks),
    )


def unspoken(operation: Operation, api: Api) -> Iterator[MediaType]:
    """Yield the bodies of an operation that `spoken` leaves out."""
    for contents in bodies(operation):
        kept = {one.pointer for one in _chosen(contents, api)}
        yield from (one for one in contents if one.pointer not in kept)


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


def _spoken(operation: Operation, api: Api) -> Operation:
    quiet = next(unspoken(operation, api), None) is None and not any(
        one.encodings for contents in bodies(operation) for one in contents
    )
    if quiet and not operation.callbacks:
        return operation
    body = operation.body
    return replace(
        operation,
        body=body and replace(body, contents=_left(body.contents, api)),
        responses=tuple(
            replace(one, contents=_left(one.contents, api))
            for one in operation.responses
        ),
        callbacks=tuple(_spoken_callback(one, api) for one in operation.callbacks),
    )


def _spoken_callback(callback: Callback, api: Api) -> Callback:
    operations = tuple(_spoken(one, api) for one in callback.operations)
    return replace(callback, operations=operations)


def _left(contents: tuple[MediaType, ...], api: Api) -> tuple[MediaType, ...]:
    return tuple(_labelled(one, api) for one in _chosen(contents, api))


def _labelled(media_type: MediaType, api: Api) -> MediaType:
    wrong = tuple(mislabelled(media_type, api))
    if not wrong:
        return media_type
    encodings = (
        replace(one, content_type=None) if one in wrong else one
        for one in media_type.encodings
    )
    kept = tuple(one for one in encodings if one != _silent(one))
    return replace(media_type, encodings=kept)


def _silent(encoding: Encoding) -> Encoding:
    """Return an encoding of the same property that says nothing."""
    return Encoding(pointer=encoding.pointer, property=encoding.property)


def _chosen(contents: tuple[MediaType, ...], api: Api) -> tuple[MediaType, ...]:
    if not any(map(is_opaque, contents)):
        return contents
    said = [one for one in contents if kind(one) is Kind.JSON]
    return tuple(
        one for one in contents if not (is_opaque(one) and _is_said(one, said, api))
    )


def _is_said(media_type: MediaType, others: list[MediaType], api: Api) -> bool:
    """Tell whether one of some bodies has the schema of a body, and its meaning.

    A suffix such as `+yaml` only says how; what stands before it says what.
    """
    schema = media_type.schema
    what, suffix, _ = media_type.name.rpartition("+")
    said = [
        one.schema
        for one in others
        if one.schema and (not suffix or one.name.startswith(f"{what}+"))
    ]
    if schema is None:
        return False
    if any(one.assertions == schema.assertions for one in said):
        return True
    if any(isinstance(one, Reference) for one in schema.assertions):
        return False
    written = as_json_schema(api, schema)
    return any(as_json_schema(api, one) == written for one in said)
