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
    Enum,
    Never,
    Not,
    OneOf,
    Reference,
    Schema,
    Type,
)

ANY_TYPE: Final = frozenset(JsonType)
_DEEPEST: Final = 64


def json_types(api: Api, schema: Schema) -> frozenset[JsonType]:
    """Return the types that a valid value can have; nothing where no value is valid.

    `INTEGER` stands for the integral numbers and `NUMBER` for the others, so that a
    schema with `type: number` has both. An upper bound: a type may be listed although
    the assertions together leave no value of it.
    """
    return _Types(api).of(schema)


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


class _Types:
    """Find types, each schema's once.

    One that is being looked at, or that is many references away, may have any.
    """

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[str, frozenset[JsonType]] = {}
        self._depth = 0

    def of(self, schema: Schema) -> frozenset[JsonType]:
        """Return the types of a schema."""
        known = self._known.get(schema.pointer)
        if known is not None or self._depth == _DEEPEST:
            return ANY_TYPE if known is None else known
        self._known[schema.pointer] = ANY_TYPE
        self._depth += 1
        found = ANY_TYPE.intersection(*map(self._allowed, schema.assertions))
        self._depth -= 1
        self._known[schema.pointer] = found
        return found

    def _any_of(self, schemas: tuple[Schema, ...]) -> frozenset[JsonType]:
        return frozenset[JsonType]().union(*map(self.of, schemas))

    def _allowed(self, assertion: Assertion) -> frozenset[JsonType]:
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
                schema = self._api.schemas.get(target)
                return ANY_TYPE if schema is None else self.of(schema)
            case AllOf(schemas):
                return ANY_TYPE.intersection(*map(self.of, schemas))
            case AnyOf(schemas) | OneOf(schemas):
                return self._any_of(schemas)
            case Not(schema):
                return _excluded(schema)
            case Conditional(_, consequence, alternative):
                if consequence is None or alternative is None:
                    return ANY_TYPE
                return self._any_of((consequence, alternative))
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
