"""Broken values of parameters that stay broken once they are text."""

from collections.abc import Iterator
from itertools import product

from hypothesis import reject
from hypothesis import strategies as st

from specwright.contract.direction import Direction
from specwright.contract.opaque import Opaque
from specwright.contract.strategies import Site
from specwright.contract.strategies.drawing import Draw
from specwright.contract.subject import Subject
from specwright.contract.wire import Declared
from specwright.contract.wire.scalars import spelled
from specwright.contract.wire.spelling import travels
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Type

_TRIES = 10
_WIDEST = 4
_DELIMITERS = (",", "|", " ")


def misspelled(
    subject: Subject,
    declared: Declared,
    site: Site,
    direction: Direction = Direction.REQUEST,
) -> st.SearchStrategy[Json]:
    """Return values whose text can be read as nothing that the schema accepts."""
    if isinstance(site.assertion, Type) and not site.route:
        types = site.assertion.types
        if declared.media_type is None and JsonType.STRING in types:
            return st.nothing()  # every text is a string
        if declared.style == "deepObject":
            return st.nothing()  # a text without brackets is another parameter
    source = subject.values(direction).broken(declared.schema, site)
    return _misspelled(Opaque((subject, declared, site, direction)), source)


@st.composite
def _misspelled(
    draw: Draw,
    what: Opaque[tuple[Subject, Declared, Site, Direction]],
    source: st.SearchStrategy[Json],
) -> Json:
    subject, declared, site, direction = what.value
    for _ in range(_TRIES):
        value = draw(source)
        told = _is_told_apart(site, value) and travels(declared, value)
        if told and not _readable(subject, declared, value, direction):
            return value
    return reject()


def _is_told_apart(site: Site, value: Json) -> bool:
    """Tell whether a value is not spelled like none: objects dissolve into members."""
    return bool(site.route) or not isinstance(value, dict)


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
        case list() | dict() | None:
            yield value
        case _:
            yield from _scalars(spelled(value))


def _scalars(text: str) -> Iterator[Json]:
    yield text
    yield [text]
    for delimiter in _DELIMITERS:
        split: list[Json] = [*text.split(delimiter)]
        yield split
    if not text:
        yield from ([], {})
    if text in {"true", "false"}:
        yield text == "true"
    try:
        number = float(text)
    except ValueError:
        return
    yield number
    yield [number]
