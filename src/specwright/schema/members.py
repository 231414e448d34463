"""The members of an object: what all of its schemas together say of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from specwright.ir.api import Api
from specwright.ir.schemas import (
    AdditionalProperties,
    Never,
    PatternProperties,
    Properties,
    Required,
    Schema,
    UnevaluatedProperties,
)

from .conjunction import conjuncts


@dataclass(frozen=True, slots=True)
class Member:
    """A named member: its value satisfies all of `schemas`.

    No schema at all: the name is only required. `declared` tells whether `properties`
    names it anywhere.
    """

    name: str
    schemas: tuple[Schema, ...]
    required: bool
    declared: bool


@dataclass(frozen=True, slots=True)
class Members:
    """The members of an object schema, through its references and `allOf`.

    `additional` is what the value of any other member satisfies. `closed` tells that
    there can be none, apart from names that match a pattern; `sealed` that
    `unevaluatedProperties` lets in only what a branch of `anyOf` and its kin may add.
    """

    named: tuple[Member, ...]
    patterns: tuple[tuple[str, Schema], ...]
    additional: tuple[Schema, ...]
    closed: bool
    sealed: bool

    def get(self, name: str) -> Member | None:
        """Return the member of a name."""
        return next((each for each in self.named if each.name == name), None)


def members(api: Api, schema: Schema) -> Members:
    """Return the members of the objects that a schema accepts.

    In the order of the document. What only some objects have to satisfy (`anyOf`,
    `dependentSchemas`...) is left aside. Where one part of an `allOf` closes its
    object, members that only another part declares carry the schema that refuses
    everything.
    Patterns are not matched against names: that they may match is left open.
    """
    parts = [_part(each) for each in conjuncts(api, schema)]
    names = dict.fromkeys(
        name for part in parts for name in (*part.properties, *part.required)
    )
    additional = tuple(part.additional for part in parts if part.additional is not None)
    return Members(
        named=tuple(_member(name, parts) for name in names),
        patterns=tuple(pair for part in parts for pair in part.patterns),
        additional=additional,
        closed=any(_refuses(each) for each in additional),
        sealed=any(part.sealed for part in parts),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    properties: dict[str, Schema]
    required: dict[str, None]
    patterns: tuple[tuple[str, Schema], ...]
    additional: Schema | None
    sealed: bool

    def applied(self, name: str) -> Iterator[Schema]:
        """Yield what this part asks of the value of a member, if it is sure to."""
        rest = self.additional
        if name in self.properties:
            yield self.properties[name]
        elif rest is not None and rest.assertions and not self.patterns:
            yield rest


def _part(schema: Schema) -> _Part:
    properties: dict[str, Schema] = {}
    required: dict[str, None] = {}
    patterns: tuple[tuple[str, Schema], ...] = ()
    additional: Schema | None = None
    sealed = False
    for assertion in schema.assertions:
        match assertion:
            case Properties(pairs):
                properties = dict(pairs)
            case Required(names):
                required = dict.fromkeys(names)
            case PatternProperties(pairs):
                patterns = pairs
            case AdditionalProperties(rest):
                additional = rest
            case UnevaluatedProperties(rest):
                sealed = _refuses(rest)
            case _:
                pass
    return _Part(properties, required, patterns, additional, sealed)


def _member(name: str, parts: list[_Part]) -> Member:
    return Member(
        name=name,
        schemas=tuple(schema for part in parts for schema in part.applied(name)),
        required=any(name in part.required for part in parts),
        declared=any(name in part.properties for part in parts),
    )


def _refuses(schema: Schema) -> bool:
    return any(isinstance(each, Never) for each in schema.assertions)
