"""JSON is read into the heir that a discriminator names (OpenAPI 3.1, 4.8.25)."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from specwright.contract.components import class_of
from specwright.contract.direction import Direction
from specwright.contract.strategies.discriminated import names_of
from specwright.contract.subject import Subject
from specwright.ir.json import Json


def heir_difference(
    subject: Subject, direction: Direction, value: Json, made: Any
) -> str | None:
    """Return which object, of a value or deep inside, is of the base's class.

    Its class should be that of an heir which the object names and is valid as.
    """
    if not subject.heirs:
        return None
    for each, instance in _objects(value, made):
        kind: type[Any] = instance.__class__
        for heir in _named(subject, kind, each):
            expected = class_of(subject, heir)
            told_apart = isinstance(expected, type) and issubclass(expected, kind)
            if told_apart and subject.oracle.accepts(heir, each, direction):
                return f"{each!r} is read as {kind.__name__}, not {expected.__name__}"
    return None


def _named(subject: Subject, kind: type[Any], value: dict[str, Json]) -> Iterator[str]:
    """Yield the heirs that an object of a class names, by their pointers."""
    for base, (discriminator, below) in subject.heirs.items():
        if subject.classes.get(base) == kind.__name__:
            name = value.get(discriminator.property)
            for heir in below:
                if name in names_of(discriminator, heir):
                    yield heir


def _objects(value: Json, made: Any) -> Iterator[tuple[dict[str, Json], Any]]:
    """Yield the objects in a value with the models that they became."""
    match value, made:
        case list(), list() | tuple():
            for each, instance in zip(value, cast("list[Any]", made), strict=True):
                yield from _objects(each, instance)
        case dict(), Mapping():
            for name, each in value.items():
                yield from _objects(each, cast("Mapping[str, Any]", made).get(name))
        case dict(), _ if hasattr(made, "model_fields_set"):
            yield value, made
            yield from _objects(value, _members(made))
        case _:
            return


def _members(made: Any) -> dict[str, Any]:
    kind: Any = made.__class__
    fields: dict[str, Any] = kind.model_fields
    named = {of.alias or name: getattr(made, name) for name, of in fields.items()}
    return {**named, **(made.model_extra or {})}
