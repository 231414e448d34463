"""The values that enumerations and constants leave."""

from collections.abc import Callable

from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Const, Enum

from .equality import canonical
from .kinds import types_of
from .nasty import type_of
from .shape import Shape


def listed(
    shape: Shape, judge: Callable[[str, Json], bool | None]
) -> list[Json] | None:
    """Return the values; None where nothing enumerates any."""
    lists: list[tuple[Json, ...]] = []
    for assertion in (each for part in shape.parts for each in part.assertions):
        match assertion:
            case Enum(values, _, _):
                lists.append(values)
            case Const(value):
                lists.append((value,))
            case _:
                pass
    if not lists:
        return None
    return [
        value
        for value in lists[0]
        if _has_type(value, shape)
        and all(_holds(value, each) for each in lists[1:])
        and all(judge(p.pointer, value) is not False for p in shape.parts if p.pointer)
    ]


def _holds(value: Json, values: tuple[Json, ...]) -> bool:
    return canonical(value) in map(canonical, values)


def _has_type(value: Json, shape: Shape) -> bool:
    kind, types = type_of(value), types_of(shape.parts)
    return kind in types or (kind is JsonType.INTEGER and JsonType.NUMBER in types)
