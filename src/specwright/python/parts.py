"""Schemas taken apart: what holds together, and what each keyword family says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeVar

from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AdditionalProperties,
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    Const,
    Contains,
    ContentSchema,
    DependentRequired,
    DependentSchemas,
    DynamicReference,
    Enum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Format,
    Items,
    Maximum,
    MaxItems,
    MaxLength,
    MaxProperties,
    Minimum,
    MinItems,
    MinLength,
    MinProperties,
    MultipleOf,
    Not,
    OneOf,
    Pattern,
    PatternProperties,
    PrefixItems,
    Properties,
    PropertyNames,
    Reference,
    Required,
    Schema,
    Type,
    UnevaluatedItems,
    UnevaluatedProperties,
    UniqueItems,
)

A = TypeVar("A")

FAMILIES: Final[Mapping[JsonType, tuple[type, ...]]] = {
    JsonType.OBJECT: (
        Properties,
        PatternProperties,
        AdditionalProperties,
        PropertyNames,
        Required,
        MinProperties,
        MaxProperties,
        DependentRequired,
        DependentSchemas,
        UnevaluatedProperties,
    ),
    JsonType.ARRAY: (
        Items,
        PrefixItems,
        Contains,
        MinItems,
        MaxItems,
        UniqueItems,
        UnevaluatedItems,
    ),
    JsonType.STRING: (MinLength, MaxLength, Pattern, ContentSchema),
    JsonType.NUMBER: (
        Minimum,
        ExclusiveMinimum,
        Maximum,
        ExclusiveMaximum,
        MultipleOf,
    ),
}
"""The keywords that speak of values of one type only."""

GENERAL: Final = (Not, Conditional, DynamicReference)
"""The keywords that no Python type says anything of."""

UNIONS: Final = (AnyOf, OneOf)

STRING_FORMATS: Final = frozenset({"date-time", "date", "time", "uuid", "byte"})
NUMBER_FORMATS: Final[Mapping[str, JsonType]] = {
    "int32": JsonType.INTEGER,
    "int64": JsonType.INTEGER,
    "float": JsonType.NUMBER,
    "double": JsonType.NUMBER,
}


class Part(NamedTuple):
    """The assertions of one schema object, `allOf` and `$ref` taken out."""

    schema: Schema
    assertions: tuple[Assertion, ...]

    def get(self, kind: type[A]) -> A | None:
        """Return the assertion of one keyword."""
        for assertion in self.assertions:
            if isinstance(assertion, kind):
                return assertion
        return None

    def without(self, *kinds: type) -> "Part":
        """Return the part without some keywords."""
        kept = tuple(a for a in self.assertions if not isinstance(a, kinds))
        return Part(self.schema, kept)

    def of(self, *kinds: type) -> tuple[Assertion, ...]:
        """Return the assertions of some keywords."""
        return tuple(a for a in self.assertions if isinstance(a, kinds))


Follow = Callable[[str], Schema | None]


def outer_parts(schema: Schema) -> tuple[list[Part], list[str]]:
    """Return the parts of a schema and of its `allOf`, and what they refer to."""
    parts: list[Part] = []
    targets: list[str] = []
    kept: list[Assertion] = []
    nested: list[Schema] = []
    for assertion in schema.assertions:
        match assertion:
            case AllOf(schemas=schemas):
                nested.extend(schemas)
            case AnyOf(schemas=(only,)) | OneOf(schemas=(only,)):
                nested.append(only)
            case Reference(target=target):
                targets.append(target)
            case _:
                kept.append(assertion)
    if kept:
        parts.append(Part(schema, tuple(kept)))
    for inner in nested:
        more, further = outer_parts(inner)
        parts.extend(more)
        targets.extend(further)
    return parts, targets


def all_parts(schema: Schema, follow: Follow) -> list[Part]:
    """Return the parts of a schema, those of what it refers to included."""
    parts, targets = outer_parts(schema)
    seen: set[str] = set()
    while targets:
        target = targets.pop(0)
        found = follow(target)
        if target in seen or found is None:
            continue
        seen.add(target)
        more, further = outer_parts(found)
        parts.extend(more)
        targets.extend(further)
    return parts


def every(parts: Iterable[Part], kind: type[A]) -> Iterator[A]:
    """Return the assertions of one keyword, over all parts."""
    for part in parts:
        for assertion in part.assertions:
            if isinstance(assertion, kind):
                yield assertion


EVERY_TYPE: Final = (
    JsonType.OBJECT,
    JsonType.ARRAY,
    JsonType.STRING,
    JsonType.INTEGER,
    JsonType.NUMBER,
    JsonType.BOOLEAN,
    JsonType.NULL,
)


def allowed_types(parts: Iterable[Part]) -> tuple[JsonType, ...] | None:
    """Return the types that all `type` keywords allow, an integer beside each number.

    None stands for no `type` keyword at all.
    """
    allowed: tuple[JsonType, ...] | None = None
    for assertion in every(parts, Type):
        named = tuple(with_integer(assertion.types))
        if allowed is None:
            allowed = named
        else:
            allowed = tuple(of for of in allowed if of in named)
    return allowed


def with_integer(types: Iterable[JsonType]) -> Iterator[JsonType]:
    """Name the integers before the numbers that include them, each type once."""
    given = list(dict.fromkeys(types))
    for of in given:
        if of is JsonType.NUMBER and JsonType.INTEGER not in given:
            yield JsonType.INTEGER
        yield of


def implied_types(parts: Iterable[Part]) -> tuple[JsonType, ...] | None:
    """Return the type that the keywords of schemas without `type` speak of."""
    found: set[JsonType] = set()
    for part in parts:
        for assertion in part.assertions:
            found.update(
                of for of, kinds in FAMILIES.items() if isinstance(assertion, kinds)
            )
            if isinstance(assertion, Format):
                found.update(_format_type(assertion.name))
    if found == {JsonType.INTEGER, JsonType.NUMBER}:
        return (JsonType.INTEGER,)
    return tuple(with_integer(found)) if len(found) == 1 else None


def _format_type(name: str) -> tuple[JsonType, ...]:
    if name in STRING_FORMATS:
        return (JsonType.STRING,)
    return (NUMBER_FORMATS[name],) if name in NUMBER_FORMATS else ()


def values_of(parts: Iterable[Part]) -> "tuple[Enum | Const, ...]":
    """Return the assertions that list values."""
    listed: list[Enum | Const] = []
    for part in parts:
        listed.extend(a for a in part.assertions if isinstance(a, Enum | Const))
    return tuple(listed)
