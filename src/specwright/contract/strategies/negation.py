"""What `not` asks for, where it can be said without it."""

from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AnyOf,
    Never,
    Not,
    Properties,
    Required,
    Schema,
    Type,
)


def negated(schema: Schema) -> tuple[Schema, ...] | None:
    """Return schemas that hold where the given one does not, or None if unknown.

    They may hold less often than that: each value they let through is refused by
    `schema`, unless another keyword of the value's type has a say.
    """
    match schema.assertions:
        case ():
            return (Schema("", (Never(),)),)
        case (Never(),):
            return ()
        case (Not(inner),):
            return (inner,)
        case (Type(types),):
            return (Schema("", (Type(_other(types)),)),)
        case (Required((name,)),) | (Type((JsonType.OBJECT,)), Required((name,))):
            return (Schema("", (Properties(((name, Schema("", (Never(),))),)),)),)
        case (AnyOf(schemas),):
            all_of = [negated(each) for each in schemas]
            return tuple(each for some in all_of for each in some or ())
        case _:
            return None


def _other(types: tuple[JsonType, ...]) -> tuple[JsonType, ...]:
    gone = set(types)
    if JsonType.NUMBER in gone:
        gone.add(JsonType.INTEGER)
    if JsonType.INTEGER in gone:
        gone.add(JsonType.NUMBER)
    return tuple(each for each in JsonType if each not in gone)
