"""Which variants of two versions are the same one, changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.schemas import Const, Enum, Properties, Schema
from specwright.schema.conjunction import followed
from specwright.schema.json_types import ANY_TYPE, json_types
from specwright.schema.values import identity

from .equality import schema_key
from .side import Side, side_of

_LEAST: Final = 1 / 3
"""How much two schemas have in common to be taken for two versions of one."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Schemas of two versions: those that belong together, and those left over."""

    pairs: tuple[tuple[Schema, Schema], ...]
    removed: tuple[Schema, ...]
    added: tuple[Schema, ...]


def matched(
    old: Api, before: Sequence[Schema], new: Api, after: Sequence[Schema]
) -> Matched:
    """Pair schemas that are alike, those first that are most alike."""
    candidates = sorted(
        (-likeness(old, one, new, other), i + j, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
    )
    found: dict[int, int] = {}
    for score, _, i, j in candidates:
        if -score >= _LEAST and i not in found and j not in found.values():
            found[i] = j
    return Matched(
        pairs=tuple((before[i], after[j]) for i, j in sorted(found.items())),
        removed=tuple(one for i, one in enumerate(before) if i not in found),
        added=tuple(one for j, one in enumerate(after) if j not in found.values()),
    )


def likeness(old: Api, before: Schema, new: Api, after: Schema) -> float:
    """Return from 0 to 1 how much two schemas have in common."""
    one, other = followed(old, before), followed(new, after)
    if one.pointer == other.pointer and one.pointer in old.schemas:
        return 1
    if _are_both_kept(old, one, new, other):
        return 0
    if schema_key(one) == schema_key(other):
        return 1
    types = json_types(old, one), json_types(new, other)
    if not types[0] & types[1]:
        return 0
    sides = side_of(old, one), side_of(new, other)
    members = _members(sides[0]), _members(sides[1])
    if _is_told_apart(old, members[0], new, members[1]):
        return 0
    names = members[0].keys(), members[1].keys()
    if names[0] or names[1]:
        return len(names[0] & names[1]) / len(names[0] | names[1])
    return _LEAST if ANY_TYPE in types else 0.5


def _are_both_kept(old: Api, one: Schema, new: Api, other: Schema) -> bool:
    """Tell whether two components are in both versions, each under its own name."""
    return (
        one.pointer != other.pointer
        and one.pointer in old.schemas
        and other.pointer in old.schemas
        and one.pointer in new.schemas
        and other.pointer in new.schemas
    )


def _members(side: Side) -> dict[str, Schema]:
    return {
        name: schema
        for found in side.every(Properties)
        for name, schema in found.members
    }


def _is_told_apart(
    old: Api, before: dict[str, Schema], new: Api, after: dict[str, Schema]
) -> bool:
    """Tell whether a member has a constant on both sides, and not the same."""
    for name in before.keys() & after.keys():
        one = {*map(identity, _listed(old, before[name]))}
        other = {*map(identity, _listed(new, after[name]))}
        if one and other and not one & other:
            return True
    return False


def _listed(api: Api, schema: Schema) -> Iterator[Json]:
    for assertion in followed(api, schema).assertions:
        if isinstance(assertion, Const):
            yield assertion.value
        elif isinstance(assertion, Enum):
            yield from assertion.values
