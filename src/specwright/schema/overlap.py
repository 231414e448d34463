"""Whether two schemas can accept the same value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Const, Enum, Schema

from .conjunction import conjuncts, followed
from .json_types import json_type, json_types
from .members import Member, Members, members
from .values import identity

_PAIRS: Final = 2_000
_DEEPEST: Final = 16
"""How many pairs are compared to keep two schemas apart, and how far inside."""


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
    return _Comparison(api).apart(one, other)


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


class _Comparison:
    """Compare schemas and what their members hold, each pair once.

    A pair that is being compared counts as overlapping: that proves nothing wrong.
    """

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[tuple[str, str], Apart | None] = {}
        self._depth = 0

    def apart(self, one: Schema, other: Schema) -> Apart | None:
        """Return what keeps two schemas apart."""
        mine, theirs = followed(self._api, one), followed(self._api, other)
        pair = mine.pointer, theirs.pointer
        if pair not in self._known:
            if len(self._known) == _PAIRS or self._depth == _DEEPEST:
                return None
            self._known[pair] = None
            self._depth += 1
            self._known[pair] = self._compared(mine, theirs)
            self._depth -= 1
        return self._known[pair]

    def _compared(self, one: Schema, other: Schema) -> Apart | None:
        shared = json_types(self._api, one) & json_types(self._api, other)
        if not shared:
            return Apart("their JSON types")
        if _no_common_constant(self._api, one, other):
            return Apart("their constants")
        if shared == frozenset({JsonType.OBJECT}):
            return self._objects(members(self._api, one), members(self._api, other))
        return None

    def _objects(self, one: Members, other: Members) -> Apart | None:
        mine = {member.name: member for member in one.named}
        theirs = {member.name: member for member in other.named}
        for needed, found, rest in ((mine, theirs, other), (theirs, mine, one)):
            for member in needed.values():
                if member.required and _shut_out(found.get(member.name), rest):
                    return Apart(f"`{member.name}`, which only one of them lets in")
        for name, member in mine.items():
            twin = theirs.get(name)
            both = member.required and twin is not None and twin.required
            if twin is not None and both and self._members(member, twin):
                return Apart(f"the values of `{name}`")
        return None

    def _members(self, one: Member, other: Member) -> bool:
        return any(
            self.apart(mine, theirs) is not None
            for mine in one.schemas
            for theirs in other.schemas
        )


def _common(
    one: Mapping[object, Json], other: Mapping[object, Json]
) -> dict[object, Json]:
    return {key: value for key, value in one.items() if key in other}


def _no_common_constant(api: Api, one: Schema, other: Schema) -> bool:
    mine, theirs = constants(api, one), constants(api, other)
    if mine is None and theirs is None:
        return False
    if mine is not None and theirs is not None:
        return not mine.keys() & theirs.keys()
    listed, open_schema = (mine, other) if mine is not None else (theirs, one)
    types = json_types(api, open_schema)
    return all(json_type(value) not in types for value in (listed or {}).values())


def _shut_out(twin: Member | None, theirs: Members) -> bool:
    declared = twin is not None and twin.declared
    return theirs.closed and not theirs.patterns and not declared
