"""Answers that are streams of items (OpenAPI 3.2, `itemSchema`)."""

from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from specwright.ir.json import Json
from specwright.ir.operations import MediaType
from specwright.ir.schemas import AllOf, Properties, Reference, Schema

from .subject import Subject
from .wire.items import Items, is_events, travels_as_event

_MOST = 3


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


def items(
    subject: Subject, content: MediaType, item: Schema
) -> st.SearchStrategy[Json]:
    """Return valid items that can be written."""
    values = subject.responses.valid(item)
    whole = are_whole(subject, content, item)
    return values.filter(travels_as_event) if whole else values


def streams(
    subject: Subject, content: MediaType, item: Schema
) -> st.SearchStrategy[Items]:
    """Return streams of a few items, or of none."""
    whole = are_whole(subject, content, item)
    return st.lists(items(subject, content, item), max_size=_MOST).map(
        lambda values: Items(values=tuple(values), whole=whole)
    )


def stream_of(subject: Subject, declared: Any, found: Items) -> Any:
    """Return items as what a package declares a stream of them to be."""
    (item,) = get_args(declared)
    stream: Any = get_origin(declared)
    return stream([subject.python(item, value) for value in found.values])
