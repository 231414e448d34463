"""Unions: `anyOf` and `oneOf`, and what tells their variants apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import AnyOf, Discriminator, OneOf, Schema

from .conjunction import conjuncts, followed
from .json_types import json_types
from .members import members
from .overlap import constants, disjoint
from .values import identity

_COMPONENTS: Final = "/components/schemas/"
_COMPARED: Final = 2_000


@dataclass(frozen=True, slots=True)
class Union:
    """The variants of one `anyOf` or `oneOf` (`exclusive`), those apart that are null.

    `variants` are as written, so mostly bare references; `nullable` tells that null is
    a variant. A union that stands alone beside null counts as one with null added.
    `discriminator` is what the author wrote.
    """

    schema: Schema
    variants: tuple[Schema, ...]
    exclusive: bool
    nullable: bool
    discriminator: Discriminator | None


@dataclass(frozen=True, slots=True)
class ByProperty:
    """A member whose value names the variant.

    `values` pairs each value with the pointer of a schema, references followed;
    `default` is the pointer for any other value. `explicit` where a discriminator
    says so, else inferred from constants.
    """

    property: str
    values: tuple[tuple[Json, str], ...]
    explicit: bool
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two variants, by pointer, that may accept the same value."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Distinction:
    """How the variants of a union are told apart.

    `types` lists for each JSON type the variants that accept it, `objects` the member
    that tells objects apart where several variants accept them, `clashes` the pairs
    that nothing is known to keep apart.
    """

    types: tuple[tuple[JsonType, tuple[str, ...]], ...]
    objects: ByProperty | None
    clashes: tuple[Clash, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether a value may belong to several variants, and no member decides."""
        return bool(self.clashes) and not (
            self.objects is not None and self.objects.explicit
        )


def unions(api: Api, schema: Schema) -> Iterator[Union]:
    """Yield the unions of a schema, and of what it builds on."""
    for each in conjuncts(api, schema):
        for assertion in each.assertions:
            if isinstance(assertion, AnyOf | OneOf):
                yield _union(api, each, assertion)


def distinction(api: Api, union: Union) -> Distinction:
    """Return how the variants of a union are told apart, and where they are not.

    In a very large union only the first pairs are compared; the next one counts as a
    clash.
    """
    types = [json_types(api, variant) for variant in union.variants]
    pointers = [followed(api, variant).pointer for variant in union.variants]
    by_type = (
        (each, tuple(pointers[index] for index, of in enumerate(types) if each in of))
        for each in JsonType
    )
    inferred = _inferred(
        api,
        [
            variant
            for variant, of in zip(union.variants, types, strict=True)
            if JsonType.OBJECT in of
        ],
    )
    return Distinction(
        types=tuple((each, accepting) for each, accepting in by_type if accepting),
        objects=_stated(api, union) or inferred,
        clashes=tuple(
            Clash(pointers[one], pointers[other])
            for one, other in _clashing(api, union, types, tagged=inferred is not None)
        ),
    )


def _clashing(
    api: Api, union: Union, types: list[frozenset[JsonType]], *, tagged: bool
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of variants that may overlap, by index.

    `tagged` variants are never the same object.
    """
    compared = 0
    for one, other in combinations(range(len(types)), 2):
        shared = types[one] & types[other]
        if not shared or (tagged and shared == frozenset({JsonType.OBJECT})):
            continue
        compared += 1
        if compared > _COMPARED:
            yield one, other
            return
        if not disjoint(api, union.variants[one], union.variants[other]):
            yield one, other


def tagged(api: Api, found: Discriminator, variants: tuple[Schema, ...]) -> ByProperty:
    """Return what a discriminator says of some variants.

    A variant that the mapping leaves out goes by its name.
    """
    mapped = {target for _, target in found.mapping}
    targets = [followed(api, variant).pointer for variant in variants]
    named = [
        (target.removeprefix(_COMPONENTS), target)
        for target in targets
        if target not in mapped and target.startswith(_COMPONENTS)
    ]
    return ByProperty(
        found.property, (*found.mapping, *_named(named)), True, found.default
    )


def _named(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.replace("~1", "/").replace("~0", "~"), target)
        for name, target in pairs
        if "/" not in name
    )


def _union(api: Api, schema: Schema, assertion: AnyOf | OneOf) -> Union:
    null = frozenset({JsonType.NULL})
    real = tuple(each for each in assertion.schemas if json_types(api, each) != null)
    match real:
        case (Schema(assertions=(AnyOf() | OneOf() as inner,)) as only,):
            found = _union(api, only, inner)
            absent = len(assertion.schemas) > 1
            return replace(found, nullable=found.nullable or absent)
        case _:
            pass
    return Union(
        schema=schema,
        variants=real,
        exclusive=isinstance(assertion, OneOf),
        nullable=len(real) < len(assertion.schemas),
        discriminator=schema.annotations.discriminator,
    )


def _stated(api: Api, union: Union) -> ByProperty | None:
    if union.discriminator is None:
        return None
    return tagged(api, union.discriminator, union.variants)


def _inferred(api: Api, variants: list[Schema]) -> ByProperty | None:
    if len(variants) < 2:
        return None
    for member in members(api, variants[0]).named:
        found = _values_of(api, member.name, variants)
        if found is not None:
            return ByProperty(member.name, found, explicit=False)
    return None


def _values_of(
    api: Api, name: str, variants: list[Schema]
) -> tuple[tuple[Json, str], ...] | None:
    pairs: list[tuple[Json, str]] = []
    seen: set[object] = set()
    for variant in variants:
        values = _constant_values(api, name, variant)
        if values is None or any(identity(value) in seen for value in values):
            return None
        seen.update(map(identity, values))
        pointer = followed(api, variant).pointer
        pairs.extend((value, pointer) for value in values)
    return tuple(pairs)


def _constant_values(api: Api, name: str, variant: Schema) -> tuple[Json, ...] | None:
    member = members(api, variant).get(name)
    if member is None or not member.required:
        return None
    found = [
        values
        for schema in member.schemas
        if (values := constants(api, schema)) is not None
    ]
    return tuple(found[0].values()) if found else None
