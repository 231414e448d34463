"""What a union offers, and unions that other keywords could have said."""

from typing import TypeAlias

from specwright.ir.api import Api
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import AnyOf, Const, Enum, OneOf, Schema, Type
from specwright.schema.conjunction import followed
from specwright.schema.json_types import json_type
from specwright.schema.values import identity

Union: TypeAlias = AnyOf | OneOf


def is_null(api: Api, schema: Schema) -> bool:
    """Tell whether null is all that a schema allows."""
    return followed(api, schema).assertions == (Type((JsonType.NULL,)),)


def offered(api: Api, union: Union) -> tuple[Schema, ...]:
    """Return the variants of a union, null aside."""
    return tuple(schema for schema in union.schemas if not is_null(api, schema))


def simplified(api: Api, union: Union) -> Type | Enum | None:
    """Return the `type` or the `enum` that says the same, if there is one."""
    variants = [followed(api, schema) for schema in union.schemas]
    exclusive = isinstance(union, OneOf)
    return _type(variants, exclusive=exclusive) or _enum(variants, exclusive=exclusive)


def _type(variants: list[Schema], *, exclusive: bool) -> Type | None:
    types: list[JsonType] = []
    for variant in variants:
        match variant.assertions:
            case (Type(found),):
                types += found
            case _:
                return None
    if exclusive and _overlap(types):
        return None
    return Type(tuple(dict.fromkeys(types)))


def _overlap(types: list[JsonType]) -> bool:
    # Every integer is a number too: `number` lists both.
    return len({*types}) < len(types)


def _enum(variants: list[Schema], *, exclusive: bool) -> Enum | None:
    values: list[Json] = []
    for variant in variants:
        found = _values(variant)
        if found is None:
            return None
        values += found
    listed = {identity(value): value for value in values}
    if exclusive and len(listed) < len(values):
        return None
    return Enum(tuple(listed.values()))


def _values(variant: Schema) -> tuple[Json, ...] | None:
    """Return the values that a schema lists, where that is all that it does."""
    match variant.assertions:
        case (Type((JsonType.NULL,)),):
            return (None,)
        case (Const(value),):
            return (value,)
        case (Enum(values),):
            return values
        case (Type(types), Const(value)) | (Const(value), Type(types)):
            return (value,) if json_type(value) in types else ()
        case (Type(types), Enum(values)) | (Enum(values), Type(types)):
            return tuple(value for value in values if json_type(value) in types)
        case _:
            return None
