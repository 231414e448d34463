"""Schemas: a schema is a conjunction of assertions, one frozen class a keyword.

Every dialect (Swagger 2.0, OpenAPI 3.0, JSON Schema 2020-12) is read into this one
vocabulary, that of 2020-12: `nullable` has become a type, a boolean `exclusiveMinimum`
a bound, an array of `items` a `prefixItems`. Subschemas are nested; a `$ref` is a
`Reference` to a pointer and never copied, so cycles are ordinary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .json import Json, JsonType, Value


@dataclass(frozen=True, slots=True)
class Discriminator:
    """Which property tells the variants of a union apart (OpenAPI 3.1, section 4.8.25).

    `mapping` holds what the author wrote, values resolved to pointers of schemas; names
    that are not in it are implicit.
    """

    property: str
    mapping: tuple[tuple[str, str], ...] = ()
    default: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotations:
    """What a schema says about a value without refusing any.

    `external` is the address of further documentation.
    """

    title: str = ""
    description: str = ""
    default: Value | None = None
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    discriminator: Discriminator | None = None
    content_media_type: str | None = None
    content_encoding: str | None = None
    external: str | None = None
    extensions: Mapping[str, Json] = field(default_factory=dict[str, Json])


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema object: a value is valid when every assertion holds.

    `pointer` is where it stands in the composed document, and its identity. `true` and
    `{}` have no assertion; `false` has the one assertion `Never`.
    """

    pointer: str
    assertions: "tuple[Assertion, ...]" = ()
    annotations: Annotations = Annotations()


# Any type ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Never:
    """The schema `false`: no value is valid."""


@dataclass(frozen=True, slots=True)
class Type:
    """`type`: the value has one of these types, in the order of the document."""

    types: tuple[JsonType, ...]


@dataclass(frozen=True, slots=True)
class Enum:
    """`enum`: the value equals one of these, as JSON (1 equals 1.0, and not true)."""

    values: tuple[Json, ...]
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Const:
    """`const`: the value equals this one."""

    value: Json


# Numbers ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Minimum:
    """`minimum`, in the document's own number type."""

    value: int | float


@dataclass(frozen=True, slots=True)
class ExclusiveMinimum:
    """`exclusiveMinimum`."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Maximum:
    """`maximum`."""

    value: int | float


@dataclass(frozen=True, slots=True)
class ExclusiveMaximum:
    """`exclusiveMaximum`."""

    value: int | float


@dataclass(frozen=True, slots=True)
class MultipleOf:
    """`multipleOf`."""

    value: int | float


# Strings ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MinLength:
    """`minLength`, in Unicode code points."""

    value: int


@dataclass(frozen=True, slots=True)
class MaxLength:
    """`maxLength`, in Unicode code points."""

    value: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """`pattern`: an ECMA-262 regular expression, searched for and not anchored."""

    regex: str


@dataclass(frozen=True, slots=True)
class Format:
    """`format`: asserted or an annotation, as the options say."""

    name: str


@dataclass(frozen=True, slots=True)
class ContentSchema:
    """`contentSchema`: the string is a text of JSON, whose value has this schema.

    Asserted where formats are; only JSON without a `contentEncoding` becomes one.
    """

    schema: Schema


# Arrays -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Items:
    """`items`: every element after those of `prefixItems`."""

    schema: Schema


@dataclass(frozen=True, slots=True)
class PrefixItems:
    """`prefixItems`: the first elements, one schema each."""

    schemas: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """`contains` with its `minContains` and `maxContains`."""

    schema: Schema
    minimum: int = 1
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class MinItems:
    """`minItems`."""

    value: int


@dataclass(frozen=True, slots=True)
class MaxItems:
    """`maxItems`."""

    value: int


@dataclass(frozen=True, slots=True)
class UniqueItems:
    """`uniqueItems: true`."""


@dataclass(frozen=True, slots=True)
class UnevaluatedItems:
    """`unevaluatedItems`: the elements that no other keyword has looked at."""

    schema: Schema


# Objects ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Properties:
    """`properties`, in the order of the document."""

    members: tuple[tuple[str, Schema], ...]


@dataclass(frozen=True, slots=True)
class PatternProperties:
    """`patternProperties`: pairs of a regular expression and a schema."""

    members: tuple[tuple[str, Schema], ...]


@dataclass(frozen=True, slots=True)
class AdditionalProperties:
    """`additionalProperties`.

    Members that neither `properties` nor `patternProperties` names.
    """

    schema: Schema


@dataclass(frozen=True, slots=True)
class PropertyNames:
    """`propertyNames`."""

    schema: Schema


@dataclass(frozen=True, slots=True)
class Required:
    """`required`, in the order of the document."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinProperties:
    """`minProperties`."""

    value: int


@dataclass(frozen=True, slots=True)
class MaxProperties:
    """`maxProperties`."""

    value: int


@dataclass(frozen=True, slots=True)
class DependentRequired:
    """`dependentRequired`: pairs of a member and the members it calls for."""

    members: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class DependentSchemas:
    """`dependentSchemas`: pairs of a member and the schema it calls for."""

    members: tuple[tuple[str, Schema], ...]


@dataclass(frozen=True, slots=True)
class UnevaluatedProperties:
    """`unevaluatedProperties`: the members that no other keyword has looked at."""

    schema: Schema


# Applicators ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reference:
    """`$ref`: the value is valid for the schema at `target`, a key of `Api.schemas`."""

    target: str


@dataclass(frozen=True, slots=True)
class DynamicReference:
    """`$dynamicRef`.

    As `Reference` to `target`, unless a schema entered on the way has the same dynamic
    `anchor`.
    """

    target: str
    anchor: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """`allOf`."""

    schemas: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`anyOf`."""

    schemas: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """`oneOf`."""

    schemas: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`not`."""

    schema: Schema


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if` with its `then` and `else`."""

    condition: Schema
    consequence: Schema | None = None
    alternative: Schema | None = None


Assertion: TypeAlias = (
    Never
    | Type
    | Enum
    | Const
    | Minimum
    | ExclusiveMinimum
    | Maximum
    | ExclusiveMaximum
    | MultipleOf
    | MinLength
    | MaxLength
    | Pattern
    | Format
    | ContentSchema
    | Items
    | PrefixItems
    | Contains
    | MinItems
    | MaxItems
    | UniqueItems
    | UnevaluatedItems
    | Properties
    | PatternProperties
    | AdditionalProperties
    | PropertyNames
    | Required
    | MinProperties
    | MaxProperties
    | DependentRequired
    | DependentSchemas
    | UnevaluatedProperties
    | Reference
    | DynamicReference
    | AllOf
    | AnyOf
    | OneOf
    | Not
    | Conditional
)
