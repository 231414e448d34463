"""Which types a conjunction leaves, and which of them it talks about."""

from typing import Final

from specwright.contract.oracle.vocabulary import TYPED_FORMATS
from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AdditionalProperties,
    Assertion,
    Contains,
    ContentSchema,
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

_FORMATS: Final = {
    **dict.fromkeys(TYPED_FORMATS, JsonType.STRING),
    **dict.fromkeys(("int32", "int64"), JsonType.INTEGER),
    **dict.fromkeys(("float", "double"), JsonType.NUMBER),
}


def types_of(
    parts: tuple[Schema, ...], *, implied: bool = False
) -> tuple[JsonType, ...]:
    """Return the types that every schema admits; integers are not listed twice.

    With `implied`, a schema without a type has the one that its keywords speak of.
    """
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
    spoken = set(spoken_of(parts)) if implied else set[JsonType]()
    if spoken == {JsonType.INTEGER, JsonType.NUMBER}:
        spoken = {JsonType.INTEGER}
    if len(spoken) == 1 and len(left) == len(JsonType):
        left = spoken
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
        case MinLength() | MaxLength() | Pattern() | ContentSchema():
            return JsonType.STRING
        case Format(name):
            return _FORMATS.get(name)
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
