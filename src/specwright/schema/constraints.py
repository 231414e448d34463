"""Assertions without schemas in them, written as keywords of JSON Schema."""

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

from specwright.ir.json import Json
from specwright.ir.schemas import (
    Const,
    DependentRequired,
    Enum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Format,
    Maximum,
    MaxItems,
    MaxLength,
    MaxProperties,
    Minimum,
    MinItems,
    MinLength,
    MinProperties,
    MultipleOf,
    Never,
    Pattern,
    Type,
    UniqueItems,
)

Bound: TypeAlias = (
    Minimum
    | ExclusiveMinimum
    | Maximum
    | ExclusiveMaximum
    | MultipleOf
    | MinLength
    | MaxLength
    | MinItems
    | MaxItems
    | MinProperties
    | MaxProperties
)
"""The assertions that hold one number."""

Constraint: TypeAlias = (
    Bound
    | Never
    | Type
    | Enum
    | Const
    | Pattern
    | Format
    | UniqueItems
    | DependentRequired
)
"""The assertions that hold no schema and no reference, `Required` apart."""

_BOUNDS: Final[Mapping[type[Bound], str]] = {
    ExclusiveMaximum: "exclusiveMaximum",
    ExclusiveMinimum: "exclusiveMinimum",
    MaxItems: "maxItems",
    MaxLength: "maxLength",
    MaxProperties: "maxProperties",
    Maximum: "maximum",
    MinItems: "minItems",
    MinLength: "minLength",
    MinProperties: "minProperties",
    Minimum: "minimum",
    MultipleOf: "multipleOf",
}


def constraint(assertion: Constraint) -> dict[str, Json]:
    """Return the keyword and its value."""
    match assertion:
        case Never():
            return {"not": {}}
        case Type(types):
            names: list[Json] = [each.value for each in types]
            return {"type": names[0] if len(names) == 1 else names}
        case Enum(values):
            return {"enum": [*values]}
        case Const(value):
            return {"const": value}
        case Pattern(regex):
            return {"pattern": regex}
        case Format(name):
            return {"format": name}
        case UniqueItems():
            return {"uniqueItems": True}
        case DependentRequired(pairs):
            return {"dependentRequired": {name: [*others] for name, others in pairs}}
        case (
            Minimum()
            | ExclusiveMinimum()
            | Maximum()
            | ExclusiveMaximum()
            | MultipleOf()
            | MinLength()
            | MaxLength()
            | MinItems()
            | MaxItems()
            | MinProperties()
            | MaxProperties()
        ):
            return {_BOUNDS[type(assertion)]: assertion.value}
        case _:
            assert_never(assertion)
