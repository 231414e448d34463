"""Whether two schemas can accept the same value."""

from collections.abc import Mapping
from dataclasses import dataclass

from specwright.ir.api import Api
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Const, Enum, Schema

from .conjunction import conjuncts
from .json_types import json_type, json_types
from .members import Member, Members, members
from .values import identity

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Apart:
    """Why two schemas share no value; `by` says it in words."""

    by: str


def apart(api: Api, one: Schema, other: Schema) -> Apart | None:
    """Return what keeps two schemas apart; None where they may overlap.

    Looks at JSON types, at constants and enumerations, at required members whose values
    are apart, and at required members that the other schema closes out. What it proves
    is so; what it does not prove may still be.
    """
    return _apart(api, one, other, _DEEPEST)


def disjoint(api: Api, one: Schema, other: Schema) -> bool:
    """Return whether two schemas are sure to share no value."""
    return apart(api, one, other) is not None


def constants(api: Api, schema: Schema) -> Mapping[object, Json] | None:
    """Return the values that `const` and `enum` leave, by their identity as JSON.

    None where the schema has neither.
    """
    found: dict[object, Json] | None = None
    for each in conjuncts(api, schema):
        for assertion in each.assertions:
            if isinstance(assertion, Const | Enum):
                values = (
                    (assertion.value,)
                    if isinstance(assertion, Const)
                    else assertion.values
                )
                listed = {identity(value): value for value in values}
                found = listed if found is None else _common(found, listed)
    if found is None:
        return None
    types = json_types(api, schema)
    return {key: value for key, value in found.items() if json_type(value) in types}


def _common(
    one: Mapping[object, Json], other: Mapping[object, Json]
) -> dict[object, Json]:
    return {key: value for key, value in one.items() if key in other}


def _apart(api: Api, one: Schema, other: Schema, depth: int) -> Apart | None:
    shared = json_types(api, one) & json_types(api, other)
    if not shared:
        return Apart("their JSON types")
    if _no_common_constant(api, one, other):
        return Apart("their constants")
    if shared == {JsonType.OBJECT} and depth:
        return _apart_as_objects(api, members(api, one), members(api, other), depth)
    return None


def _no_common_constant(api: Api, one: Schema, other: Schema) -> bool:
    mine, theirs = constants(api, one), constants(api, other)
    if mine is None and theirs is None:
        return False
    if mine is not None and theirs is not None:
        return not mine.keys() & theirs.keys()
    listed, open_schema = (mine, other) if mine is not None else (theirs, one)
    types = json_types(api, open_schema)
    return all(json_type(value) not in types for value in (listed or {}).values())


def _apart_as_objects(
    api: Api, one: Members, other: Members, depth: int
) -> Apart | None:
    for mine, theirs in ((one, other), (other, one)):
        for member in mine.named:
            if member.required and _shut_out(member, theirs):
                return Apart(f"`{member.name}`, which only one of them lets in")
    for member in one.named:
        twin = other.get(member.name)
        both = member.required and twin is not None and twin.required
        if twin is not None and both and _members_apart(api, member, twin, depth):
            return Apart(f"the values of `{member.name}`")
    return None


def _shut_out(member: Member, theirs: Members) -> bool:
    twin = theirs.get(member.name)
    return theirs.closed and not theirs.patterns and (twin is None or not twin.declared)


def _members_apart(api: Api, one: Member, other: Member, depth: int) -> bool:
    return any(
        _apart(api, mine, theirs, depth - 1) is not None
        for mine in one.schemas
        for theirs in other.schemas
    )
