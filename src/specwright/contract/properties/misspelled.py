"""Broken values of parameters that stay broken once they are text."""

from collections.abc import Callable, Iterator
from itertools import product

from hypothesis import strategies as st

from specwright.contract.calls import members_of
from specwright.contract.direction import Direction
from specwright.contract.opaque import Opaque
from specwright.contract.strategies import Site
from specwright.contract.strategies.drawing import Draw
from specwright.contract.subject import Subject
from specwright.contract.wire import Declared
from specwright.contract.wire.bodies import fits, is_json, written_type
from specwright.contract.wire.declared import deep_members
from specwright.contract.wire.scalars import spelled
from specwright.contract.wire.spelling import travels
from specwright.ir.json import Json, JsonType
from specwright.ir.operations import MediaType
from specwright.ir.schemas import (
    AdditionalProperties,
    MinItems,
    Properties,
    Schema,
    Type,
    UnevaluatedProperties,
)
from specwright.schema.subschemas import inside, reachable

from .form_readings import is_readable, scalars_of, text_of

_TRIES = 3
"""So many values are drawn, and each is broken in every way: most do, or none."""

_WIDEST = 4
_TEXTUAL = {JsonType.STRING, JsonType.ARRAY}


def misspelled(
    subject: Subject,
    declared: Declared,
    site: Site,
    direction: Direction = Direction.REQUEST,
) -> st.SearchStrategy[list[Json]]:
    """Return at most one value whose text can be read as nothing that is valid."""
    if declared.place == "querystring" and not is_json(declared.media_type or ""):
        form = declared.media_type or ""
        found = _forms(subject, form, frozenset(), declared.schema, site)
        return found.map(lambda values: [each for each in values if each])
    if isinstance(site.assertion, Type) and not site.route:
        types = site.assertion.types
        if declared.media_type is None and JsonType.STRING in types:
            return st.nothing()  # every text is a string

    def is_meant(value: Json) -> bool:
        return (
            travels(declared, value)
            and _is_told_apart(subject, declared, site, value)
            and not _readable(subject, declared, value, direction)
        )

    values = subject.values(direction).any_broken(declared.schema, site)
    return _first(Opaque(is_meant), values)


def misspelled_forms(
    subject: Subject, content: MediaType, schema: Schema, site: Site
) -> st.SearchStrategy[list[Json]]:
    """Return at most one object whose form can be read as nothing that is valid."""
    deep = deep_members(subject.document, content)
    return _forms(subject, written_type(content), deep, schema, site)


def _forms(
    subject: Subject, media_type: str, deep: frozenset[str], schema: Schema, site: Site
) -> st.SearchStrategy[list[Json]]:
    match site.assertion:
        case MinItems():
            return st.nothing()  # a form has no empty lists
        case Type(types) if not site.route or _TEXTUAL & set(types):
            return st.nothing()  # every text is a string, and may be a list of one
        case AdditionalProperties() | UnevaluatedProperties() if not site.route:
            return st.nothing()  # what other members mean has no rule
        case _:
            pass
    known = members_of(subject, schema)

    def is_meant(value: Json) -> bool:
        return (
            isinstance(value, dict)
            and value.keys() <= known
            and None not in value.values()
            and fits(media_type, value, deep)
            and not is_readable(subject, schema, value)
        )

    return _first(Opaque(is_meant), subject.requests.any_broken(schema, site))


@st.composite
def _first(
    draw: Draw,
    what: Opaque[Callable[[Json], bool]],
    source: st.SearchStrategy[list[Json]],
) -> list[Json]:
    """Draw one of the values that are meant, if there is one."""
    for _ in range(_TRIES):
        values = draw(source)
        start = draw(st.integers(0, max(0, len(values) - 1)))
        for value in (*values[start:], *values[:start]):
            if what.value(value):
                return [value]
    return []


def _is_told_apart(
    subject: Subject, declared: Declared, site: Site, value: Json
) -> bool:
    """Tell whether a value is not spelled like none: objects dissolve into members."""
    if not isinstance(value, dict):
        return True
    spread = declared.explode and declared.style in {"form", "cookie"}
    if not site.route or not spread or declared.media_type is not None:
        return bool(site.route)
    return bool(value.keys() & _named(subject, declared.schema))


def _named(subject: Subject, schema: Schema) -> set[str]:
    """Return the members that a schema names, anywhere in it."""
    roots = [schema, *reachable(subject.api, schema).values()]
    return {
        name
        for root in roots
        for each in inside(root)
        for assertion in each.assertions
        if isinstance(assertion, Properties)
        for name, _ in assertion.members
    }


def _readable(
    subject: Subject, declared: Declared, value: Json, direction: Direction
) -> bool:
    if declared.media_type is not None:
        return False
    pointer = declared.schema.pointer
    return any(
        subject.oracle.accepts(pointer, each, direction) for each in _readings(value)
    )


def _readings(value: Json) -> Iterator[Json]:
    """Yield what the text of a value may be read as."""
    match value:
        case list() if len(value) <= _WIDEST:
            yield from map(list, product(*map(_readings, value)))
            if len(value) == 1:
                yield from _readings(value[0])
            yield {str(index): each for index, each in enumerate(value)}
            yield ",".join(map(spelled, value))
        case dict() if len(value) <= _WIDEST:
            for each in product(*map(_readings, value.values())):
                yield dict(zip(value, each, strict=True))
                if all(map(str.isdecimal, value)):
                    yield [*each]  # brackets with numbers are elements, too
            yield ",".join(f"{name},{text_of(each)}" for name, each in value.items())
            yield ",".join(f"{name}={text_of(each)}" for name, each in value.items())
        case list() | dict() | None:
            yield value
        case _:
            yield from scalars_of(spelled(value))
