"""Shapes of arrays."""

from specwright.ir.schemas import (
    Contains,
    Items,
    MaxItems,
    MinItems,
    PrefixItems,
    Schema,
    UnevaluatedItems,
    UniqueItems,
)

from .maker import Maker
from .object_outlines import is_never
from .parts import Part, every
from .shapes import Anything, Array, Group, Nothing, Shape, Tuple, union_of


def array(maker: Maker, schema: Schema, parts: list[Part]) -> tuple[Shape, list[Group]]:
    """Return the shape of the arrays that all parts allow, and what it does not say."""
    rest: list[Group] = []
    minimum = max((a.value for a in every(parts, MinItems)), default=None)
    maximum = min((a.value for a in every(parts, MaxItems)), default=None)
    for part in parts:
        rest.extend((a,) for a in part.of(Contains, UniqueItems))
        if part.get(UnevaluatedItems) is not None:
            rest.append(part.schema.assertions)
    if any(every(parts, PrefixItems)):
        shape, more = _prefixed(maker, parts, minimum, maximum)
        return shape, [*rest, *more]
    return Array(_item(maker, schema, parts), minimum, maximum), rest


def _item(maker: Maker, schema: Schema, parts: list[Part]) -> Shape:
    items = [a.schema for a in every(parts, Items)]
    if not items:
        return Anything()
    if any(map(is_never, items)):
        return Nothing()
    return maker.shape(maker.merged(f"{schema.pointer}/items", items))


def _prefixed(
    maker: Maker, parts: list[Part], minimum: int | None, maximum: int | None
) -> tuple[Shape, list[Group]]:
    speaking = [part for part in parts if part.of(PrefixItems, Items)]
    rest: list[Group] = [part.of(PrefixItems, Items) for part in speaking]
    first = speaking[0].get(PrefixItems)
    if first is None or len(speaking) > 1:
        return Array(Anything(), minimum, maximum), rest
    items = speaking[0].get(Items)
    shut = items is not None and is_never(items.schema)
    shapes = [maker.shape(of) for of in first.schemas]
    most = len(shapes) if shut and maximum is None else maximum
    if minimum == len(shapes) == most:
        return Tuple(tuple(shapes)), []
    if not shut:
        shapes.append(maker.shape(items.schema) if items else Anything())
    return Array(union_of(shapes), minimum, maximum), rest
