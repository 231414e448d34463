"""Bodies that are streams of items (OpenAPI 3.2, `itemSchema`)."""

from dataclasses import replace
from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from specwright.ir.operations import MediaType
from specwright.ir.schemas import AllOf, Properties, Reference, Schema
from specwright.schema.media_types import Kind, kind

from .direction import Direction
from .subject import Subject
from .wire.items import Items, is_events, received, travels_as_event
from .wire.scalars import same_json

_MOST = 3


def item_of(content: MediaType) -> Schema | None:
    """Return the schema of the items where a body is a stream of them.

    The parts of a multipart body may have an `itemSchema` too, and come as its bytes.
    """
    return content.item if kind(content) is Kind.STREAM else None


def are_whole(subject: Subject, content: MediaType, item: Schema) -> bool:
    """Return whether the items are events themselves, and not what events carry."""
    return is_events(content.name) and _declares(subject, item, "data")


def _declares(subject: Subject, schema: Schema, name: str) -> bool:
    for assertion in schema.assertions:
        match assertion:
            case Properties(members) if any(name == each for each, _ in members):
                return True
            case Reference(target) if target in subject.api.schemas:
                if _declares(subject, subject.api.schemas[target], name):
                    return True
            case AllOf(schemas):
                if any(_declares(subject, each, name) for each in schemas):
                    return True
            case _:
                pass
    return False


def streams(
    subject: Subject, content: MediaType, item: Schema, direction: Direction
) -> st.SearchStrategy[Items]:
    """Return streams of a few valid items that can be written, or of none."""
    whole = are_whole(subject, content, item)
    values = subject.values(direction).valid(item)
    values = values.filter(travels_as_event) if whole else values
    return st.lists(values, max_size=_MOST).map(
        lambda found: Items(values=tuple(found), whole=whole)
    )


def stream_of(subject: Subject, declared: Any, found: Items) -> Any:
    """Return items as what a package declares a stream of them to be."""
    (item,) = get_args(declared)
    stream: Any = get_origin(declared)
    return stream([subject.python(item, value) for value in found.values])


def items_difference(
    subject: Subject, declared: Any, sent: Items, got: list[Any]
) -> str | None:
    """Compare items with those that a package has read; `declared` is their stream."""
    (item,) = get_args(declared)
    meant = received(sent)
    values = tuple(subject.plain(item, each) for each in got)
    plain = received(replace(sent, values=values))
    if len(plain) == len(meant) and all(map(same_json, plain, meant)):
        return None
    return f"the items {meant!r} are read as {plain!r}"
