"""Shapes of listed values: classes where a person would write one, else literals."""

from collections.abc import Sequence
from typing import Final, Literal

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.schemas import Const, ContentSchema, Enum, Format, Schema, Type
from specwright.schema.json_schema import as_json_schema
from specwright.schema.subschemas import targets
from specwright.schema.values import identity

from .parts import Part, allowed_types, every
from .scalar_shapes import listed_values
from .shapes import (
    Boolean,
    EnumDeclaration,
    Enumeration,
    Group,
    Literals,
    Nothing,
    Null,
    Shape,
    union_of,
)


def listed(
    schema: Schema, parts: list[Part], *, named: bool
) -> tuple[Shape, EnumDeclaration | None, list[Group]]:
    """Return the shape of listed values, its class, and what it does not say.

    `named` tells that the schema is one that references can mean.
    """
    values, words = listed_values(parts, allowed_types(parts))
    rest: list[Group] = []
    for part in parts:
        group = part.without(Enum, Const, Type, Format, ContentSchema).assertions
        stated = Schema(part.schema.pointer, group)
        if any(targets(stated)):
            rest.append(group)
        elif group:
            values = _valid(values, stated)
    if not values:
        return Nothing(), None, []
    present = [value for value in values if value is not None]
    kind = _kind(parts, present, named=named)
    if kind is None:
        return _literals(values), None, rest
    given = [words.get(identity(value), ("", "")) for value in present]
    declaration = EnumDeclaration(
        key=schema.pointer,
        schema=schema,
        kind=kind,
        values=tuple(v for v in present if isinstance(v, str | int)),
        names=tuple(name for name, _ in given),
        descriptions=tuple(description for _, description in given),
    )
    shapes: list[Shape] = [Enumeration(schema.pointer)]
    if len(present) < len(values):
        shapes.append(Null())
    return union_of(shapes), declaration, rest


def _kind(
    parts: list[Part], values: Sequence[Json], *, named: bool
) -> Literal["string", "integer"] | None:
    least = 1 if named else 2
    if len(values) < least or any(every(parts, Const)):
        return None
    if all(isinstance(value, str) for value in values):
        return "string"
    return "integer" if all(type(value) is int for value in values) else None


def _literals(values: list[Json]) -> Shape:
    if {identity(value) for value in values} == {identity(True), identity(False)}:
        return Boolean()
    return Null() if values == [None] else Literals(tuple(values))


def _valid(values: list[Json], stated: Schema) -> list[Json]:
    import jsonschema_rs

    written = as_json_schema(_ALONE, stated)
    try:
        validator = jsonschema_rs.Draft202012Validator(written)
    except (ValueError, jsonschema_rs.ValidationError):
        return values
    return [value for value in values if validator.is_valid(value)]


_ALONE: Final = Api(title="", version="", dialect="3.1.0")
