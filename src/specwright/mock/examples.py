"""Documented examples, as bodies of answers (OpenAPI 3.1, section 4.8.19)."""

from collections.abc import Iterator

from specwright.contract.direction import Direction
from specwright.contract.streams import are_whole
from specwright.contract.subject import Subject
from specwright.contract.wire.bodies import Carried, is_json
from specwright.contract.wire.items import Items
from specwright.ir.json import Json
from specwright.ir.operations import MediaType
from specwright.ir.schemas import Reference, Schema


class BadExampleError(Exception):
    """An example that is not what its schema says."""


def first_example(subject: Subject, content: MediaType) -> tuple[Carried] | None:
    """Return the first valid example, of the media type or else of its schema."""
    for value in (*_given(content), *_of_schema(subject, content.schema)):
        try:
            return (body_of(subject, content, value),)
        except BadExampleError:
            continue
    return None


def body_of(subject: Subject, content: MediaType, value: Json) -> Carried:
    """Return an example as what an answer carries.

    What is no JSON, and no text, is written in an example as text.
    Raises `BadExampleError` for one that cannot be sent, and says why.
    """
    if content.item is not None:
        return _stream(subject, content, content.item, value)
    if content.schema is None and is_json(content.name):
        return value
    if content.schema is not None and (
        is_json(content.name) or content.name.startswith("text/")
    ):
        _judge(subject, content.schema, value)
        return value
    if not isinstance(value, str):
        raise BadExampleError(f"{content.name} is not written as JSON")
    return value.encode()


def _stream(subject: Subject, content: MediaType, item: Schema, value: Json) -> Carried:
    if not isinstance(value, list):
        raise BadExampleError("the items of a stream are shown as an array")
    for each in value:
        _judge(subject, item, each)
    return Items(values=tuple(value), whole=are_whole(subject, content, item))


def _judge(subject: Subject, schema: Schema, value: Json) -> None:
    found = subject.oracle.refusals(schema.pointer, value, Direction.RESPONSE)
    if found:
        raise BadExampleError(found[0].message)


def _given(content: MediaType) -> Iterator[Json]:
    for example in content.examples:
        if example.value is not None:
            yield example.value.json


def _of_schema(subject: Subject, schema: Schema | None) -> Iterator[Json]:
    seen: set[str] = set()
    while schema is not None and schema.pointer not in seen:
        seen.add(schema.pointer)
        yield from schema.annotations.examples
        match schema.assertions:
            case (Reference(target),):
                schema = subject.api.schemas.get(target)
            case _:
                return
