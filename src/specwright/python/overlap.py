"""Whether two schemas can both accept one value: a cautious answer."""

from collections.abc import Hashable

from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AdditionalProperties,
    AnyOf,
    Enum,
    Never,
    OneOf,
    PatternProperties,
    Properties,
    Required,
    Schema,
)
from specwright.schema.values import identity

from .options import Untyped
from .parts import (
    EVERY_TYPE,
    Follow,
    Part,
    all_parts,
    allowed_types,
    every,
    implied_types,
    values_of,
)
from .scalar_shapes import type_of

_DEEP = 12


def types_of(
    schema: Schema, follow: Follow, untyped: Untyped, depth: int = 0
) -> frozenset[JsonType]:
    """Return the types that valid values can have, perhaps more."""
    parts = all_parts(schema, follow)
    if any(every(parts, Never)):
        return frozenset()
    types = allowed_types(parts)
    if types is None and untyped == "implied":
        types = implied_types(parts)
    found = frozenset(EVERY_TYPE if types is None else types)
    for listed in values_of(parts):
        values = listed.values if isinstance(listed, Enum) else (listed.value,)
        found &= {type_of(value) for value in values}
    for part in parts:
        for union in part.of(AnyOf, OneOf):
            if isinstance(union, AnyOf | OneOf) and depth < _DEEP:
                found &= frozenset[JsonType]().union(
                    *(types_of(s, follow, untyped, depth + 1) for s in union.schemas)
                )
    return found


def tag_values(schema: Schema, follow: Follow) -> dict[str, frozenset[Hashable]]:
    """Return the members that an object must have, with the few values they have."""
    parts = all_parts(schema, follow)
    required = {name for a in every(parts, Required) for name in a.names}
    found: dict[str, frozenset[Hashable]] = {}
    for properties in every(parts, Properties):
        for name, member in properties.members:
            values = _few(member, follow)
            if name in required and values is not None:
                found[name] = found.get(name, values) & values
    return found


def disjoint(a: Schema, b: Schema, follow: Follow, untyped: Untyped) -> bool:
    """Return whether it is certain that no value is valid for both."""
    common = types_of(a, follow, untyped) & types_of(b, follow, untyped)
    if not common:
        return True
    few_a, few_b = _few(a, follow), _few(b, follow)
    if few_a is not None and few_b is not None and not few_a & few_b:
        return True
    return common == frozenset({JsonType.OBJECT}) and _objects_disjoint(a, b, follow)


def _objects_disjoint(a: Schema, b: Schema, follow: Follow) -> bool:
    tags_a, tags_b = tag_values(a, follow), tag_values(b, follow)
    if any(not tags_a[name] & tags_b[name] for name in tags_a.keys() & tags_b.keys()):
        return True
    parts_a, parts_b = all_parts(a, follow), all_parts(b, follow)
    return _shut_out(parts_a, parts_b) or _shut_out(parts_b, parts_a)


def _shut_out(parts: list[Part], others: list[Part]) -> bool:
    """Whether one of `others` is closed to a member that `parts` require."""
    required = {name for a in every(parts, Required) for name in a.names}
    return any(_closed(part) and required - _known(part) for part in others)


def _closed(part: Part) -> bool:
    extras = part.get(AdditionalProperties)
    never = extras is not None and any(
        isinstance(a, Never) for a in extras.schema.assertions
    )
    return never and part.get(PatternProperties) is None


def _known(part: Part) -> set[str]:
    properties = part.get(Properties)
    return {name for name, _ in properties.members} if properties else set()


def _few(schema: Schema, follow: Follow) -> frozenset[Hashable] | None:
    """Return the values that a schema lists, if it lists any."""
    parts = all_parts(schema, follow)
    found: frozenset[Hashable] | None = None
    for listed in values_of(parts):
        values = listed.values if isinstance(listed, Enum) else (listed.value,)
        keys = frozenset(map(identity, values))
        found = keys if found is None else found & keys
    return found
