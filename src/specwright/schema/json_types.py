"""Which JSON types the values of a schema can have."""

from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    Const,
    DynamicReference,
    Enum,
    Never,
    Not,
    OneOf,
    Reference,
    Schema,
    Type,
)

ANY_TYPE: Final = frozenset(JsonType)


def json_types(api: Api, schema: Schema) -> frozenset[JsonType]:
    """Return the types that a valid value can have; nothing where no value is valid.

    `INTEGER` stands for the integral numbers and `NUMBER` for the others, so that a
    schema with `type: number` has both. An upper bound: a type may be listed although
    the assertions together leave no value of it.
    """
    return _types(api, schema, frozenset())


def json_type(value: Json) -> JsonType:
    """Return the type of a value; 1.0 is an integer."""
    match value:
        case None:
            return JsonType.NULL
        case bool():
            return JsonType.BOOLEAN
        case int():
            return JsonType.INTEGER
        case float():
            return JsonType.INTEGER if value.is_integer() else JsonType.NUMBER
        case str():
            return JsonType.STRING
        case list():
            return JsonType.ARRAY
        case _:
            return JsonType.OBJECT


def _types(api: Api, schema: Schema, outer: frozenset[str]) -> frozenset[JsonType]:
    if schema.pointer in outer:
        return ANY_TYPE
    found = ANY_TYPE
    inside = outer | {schema.pointer}
    for assertion in schema.assertions:
        found &= _allowed(api, assertion, inside)
    return found


def _allowed(
    api: Api, assertion: Assertion, outer: frozenset[str]
) -> frozenset[JsonType]:
    match assertion:
        case Never():
            return frozenset()
        case Type(types):
            return _widened(frozenset(types))
        case Enum(values):
            return frozenset(map(json_type, values))
        case Const(value):
            return frozenset({json_type(value)})
        case Reference(target):
            schema = api.schemas.get(target)
            return ANY_TYPE if schema is None else _types(api, schema, outer)
        case AllOf(schemas):
            return ANY_TYPE.intersection(
                *(_types(api, each, outer) for each in schemas)
            )
        case AnyOf(schemas) | OneOf(schemas):
            return frozenset().union(*(_types(api, each, outer) for each in schemas))
        case Not(schema):
            return _excluded(schema)
        case Conditional(_, consequence, alternative):
            branches = (consequence, alternative)
            return frozenset().union(
                *(
                    ANY_TYPE if each is None else _types(api, each, outer)
                    for each in branches
                )
            )
        case DynamicReference():
            return ANY_TYPE
        case _:
            return ANY_TYPE


def _widened(types: frozenset[JsonType]) -> frozenset[JsonType]:
    return types | {JsonType.INTEGER} if JsonType.NUMBER in types else types


def _excluded(schema: Schema) -> frozenset[JsonType]:
    match schema.assertions:
        case (Type(types),):
            return ANY_TYPE - _widened(frozenset(types))
        case ():
            return frozenset()
        case _:
            return ANY_TYPE
