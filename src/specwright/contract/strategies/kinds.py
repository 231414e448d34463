"""Which types a conjunction leaves, and which of them it talks about."""

from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AdditionalProperties,
    Assertion,
    Contains,
    DependentRequired,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Format,
    Items,
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
    PatternProperties,
    PrefixItems,
    Properties,
    PropertyNames,
    Required,
    Schema,
    Type,
    UnevaluatedItems,
    UnevaluatedProperties,
    UniqueItems,
)


def types_of(parts: tuple[Schema, ...]) -> tuple[JsonType, ...]:
    """Return the types that every schema admits; integers are not listed twice."""
    left = set(JsonType)
    for assertion in (each for part in parts for each in part.assertions):
        match assertion:
            case Never():
                return ()
            case Type(types):
                admitted = set(types)
                if JsonType.NUMBER in admitted:
                    admitted.add(JsonType.INTEGER)
                left &= admitted
            case _:
                pass
    if JsonType.NUMBER in left:
        left.discard(JsonType.INTEGER)
    return tuple(each for each in JsonType if each in left)


def spoken_of(parts: tuple[Schema, ...]) -> frozenset[JsonType]:
    """Return the types that keywords of the schemas are about."""
    found = {
        kind for part in parts for each in part.assertions for kind in [_about(each)]
    }
    return frozenset(kind for kind in found if kind is not None)


def _about(assertion: Assertion) -> JsonType | None:
    match assertion:
        case (
            Properties()
            | PatternProperties()
            | AdditionalProperties()
            | PropertyNames()
            | Required()
            | MinProperties()
            | MaxProperties()
            | DependentRequired()
            | UnevaluatedProperties()
        ):
            return JsonType.OBJECT
        case (
            Items()
            | PrefixItems()
            | Contains()
            | MinItems()
            | MaxItems()
            | UniqueItems()
            | UnevaluatedItems()
        ):
            return JsonType.ARRAY
        case MinLength() | MaxLength() | Pattern() | Format():
            return JsonType.STRING
        case (
            Minimum()
            | Maximum()
            | ExclusiveMinimum()
            | ExclusiveMaximum()
            | MultipleOf()
        ):
            return JsonType.NUMBER
        case _:
            return None
