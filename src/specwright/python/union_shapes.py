"""Shapes of `anyOf` and `oneOf`."""

from itertools import combinations

from specwright.ir.schemas import (
    AdditionalProperties,
    AnyOf,
    Const,
    Discriminator,
    Enum,
    Items,
    OneOf,
    PatternProperties,
    PrefixItems,
    Properties,
    Schema,
    Type,
    UnevaluatedItems,
    UnevaluatedProperties,
)

from .maker import Maker
from .overlap import disjoint, types_of
from .parts import GENERAL, UNIONS, Part, all_parts, allowed_types
from .shapes import Group, Null, Shape, Tag, checked, union_of
from .tags import find_tag

_MOST_DISTRIBUTED = 16
_MOST_COMPARED = 64
_SPEAKING = (
    Properties,
    PatternProperties,
    AdditionalProperties,
    Items,
    PrefixItems,
    Enum,
    Const,
)


def unite(maker: Maker, schema: Schema, parts: list[Part]) -> Shape | None:
    """Return a union of the variants, each with what stands beside them.

    None where the variants only add conditions to one type: then they are residual.
    """
    unions = [
        a for part in parts for a in part.of(*UNIONS) if isinstance(a, AnyOf | OneOf)
    ]
    chosen = _chosen(maker, parts, unions) if unions else None
    if chosen is None:
        return None
    branches, rest = _branches(maker, parts, chosen)
    shapes = [maker.shape(branch) for branch in branches]
    tag = _tag(maker, schema, parts, branches, shapes)
    exact_tag = tag is not None and tag.exact
    if isinstance(chosen, OneOf) and not exact_tag and not _apart(maker, branches):
        rest.append((chosen,))
    return checked(union_of(shapes, tag), rest)


def _chosen(
    maker: Maker, parts: list[Part], unions: list[AnyOf | OneOf]
) -> AnyOf | OneOf | None:
    """Return the union to make a type of."""
    product = 1
    for union in unions:
        product *= len(union.schemas)
    structured = any(p.without(Type, *GENERAL, *UNIONS).assertions for p in parts)
    if not structured:
        small = len(unions) == 1 or product <= _MOST_DISTRIBUTED
        return unions[0] if unions and small else None
    speaking = [union for union in unions if _speaks(maker, union)]
    if len(speaking) != 1 or len(speaking[0].schemas) > _MOST_DISTRIBUTED:
        return None
    return speaking[0]


def _speaks(maker: Maker, union: AnyOf | OneOf) -> bool:
    for branch in union.schemas:
        parts = all_parts(branch, maker.follow)
        if any(part.of(*_SPEAKING, *UNIONS) for part in parts):
            return True
    return len({_types(maker, branch) for branch in union.schemas}) > 1


def _types(maker: Maker, schema: Schema) -> frozenset[object]:
    return frozenset(types_of(schema, maker.follow, maker.options.untyped))


def _branches(
    maker: Maker, parts: list[Part], chosen: AnyOf | OneOf
) -> tuple[list[Schema], list[Group]]:
    """Return the variants with what holds for each, and what holds for the union."""
    beside = [
        Part(part.schema, tuple(a for a in part.assertions if a is not chosen))
        for part in parts
    ]
    rest: list[Group] = [
        part.schema.assertions
        for part in beside
        if part.of(UnevaluatedItems, UnevaluatedProperties)
    ]
    beside = [part.without(UnevaluatedItems, UnevaluatedProperties) for part in beside]
    if not any(part.without(Type, *GENERAL).assertions for part in beside):
        rest.extend((a,) for part in beside for a in part.of(*GENERAL))
        beside = [part.without(*GENERAL) for part in beside]
    allowed = allowed_types(beside)
    only_types = not any(part.without(Type).assertions for part in beside)
    stated = [Schema(p.schema.pointer, p.assertions) for p in beside if p.assertions]
    branches: list[Schema] = []
    for branch in chosen.schemas:
        fits = allowed is None or _types(maker, branch) <= set(allowed)
        if only_types and fits:
            branches.append(branch)
        else:
            branches.append(
                Schema(
                    branch.pointer,
                    maker.merged(branch.pointer, [branch, *stated]).assertions,
                    branch.annotations,
                )
            )
    return branches, rest


def _tag(
    maker: Maker,
    schema: Schema,
    parts: list[Part],
    branches: list[Schema],
    shapes: list[Shape],
) -> Tag | None:
    found: list[Discriminator] = [
        of.annotations.discriminator
        for of in (schema, *(part.schema for part in parts))
        if of.annotations.discriminator is not None
    ]
    present = [place for place, shape in enumerate(shapes) if shape != Null()]
    return find_tag(
        maker,
        found[0] if found else None,
        [branches[place] for place in present],
        [shapes[place] for place in present],
    )


def _apart(maker: Maker, branches: list[Schema]) -> bool:
    if len(branches) > _MOST_COMPARED:
        return False
    return all(
        disjoint(a, b, maker.follow, maker.options.untyped)
        for a, b in combinations(branches, 2)
    )
