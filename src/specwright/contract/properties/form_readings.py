"""What the texts of a form may be read as, wherever in it they stand."""

from collections.abc import Iterator
from contextlib import suppress

from specwright.contract.direction import Direction
from specwright.contract.subject import Subject
from specwright.contract.wire.scalars import is_scalar, spelled
from specwright.ir.json import Json
from specwright.ir.schemas import Schema

_DELIMITERS = (",", "|", " ")
_DEEPEST = 4


def is_readable(subject: Subject, schema: Schema, value: Json) -> bool:
    """Tell whether a form is valid with the best reading of each thing in it."""
    return any(
        _wrongs(subject, schema, _best(subject, schema, start)) == 0
        for start in (value, _as_texts(value))
    )


def _best(subject: Subject, schema: Schema, value: Json) -> Json:
    """Read one thing after the other differently, as long as less is wrong then."""
    wrongs = _wrongs(subject, schema, value)
    while wrongs:
        better = min(_variants(value), key=lambda each: _wrongs(subject, schema, each))
        fewer = _wrongs(subject, schema, better)
        if fewer >= wrongs:
            break
        value, wrongs = better, fewer
    return value


def _wrongs(subject: Subject, schema: Schema, value: Json) -> int:
    return subject.oracle.wrongs(schema.pointer, value, Direction.REQUEST)


def _as_texts(value: Json) -> Json:
    match value:
        case dict():
            return {name: _as_texts(each) for name, each in value.items()}
        case list():
            return [_as_texts(each) for each in value]
        case _:
            return spelled(value) if is_scalar(value) else value


def _variants(value: Json) -> Iterator[Json]:
    """Yield a value, and the same with one thing in it read differently."""
    yield value
    match value:
        case dict():
            for name, each in value.items():
                yield from ({**value, name: other} for other in _variants(each))
        case list():
            yield from value if len(value) == 1 else ()
            yield {str(index): each for index, each in enumerate(value)}
            yield ",".join(map(text_of, value))
            for index, each in enumerate(value):
                rest = value[index + 1 :]
                for other in _variants(each):
                    yield [*value[:index], other, *rest]
        case None:
            pass
        case _:
            yield from scalars_of(spelled(value))


def text_of(value: Json) -> str:
    """Return the text of a scalar, and none of anything else."""
    return spelled(value) if is_scalar(value) else ""


def scalars_of(text: str) -> Iterator[Json]:
    """Yield what a text may be read as, alone or as all that is in lists of lists.

    OpenAPI has no spelling for a list in a list, nor for null.
    """
    for value in _alone(text):
        nested = value
        for _ in range(_DEEPEST):
            yield nested
            nested = [nested]
    for delimiter in _DELIMITERS:
        if delimiter in text:
            split: list[Json] = [*text.split(delimiter)]
            yield split
    if not text:
        yield {}


def _alone(text: str) -> Iterator[Json]:
    yield text
    if text in {"", "null"}:
        yield None
    if not text:
        yield []
    if text in {"true", "false"}:
        yield text == "true"
    with suppress(ValueError):
        yield float(text)
