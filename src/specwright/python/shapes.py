"""Shapes: what Python can say about a schema, and what is left over.

A shape accepts every value that its schema accepts. The assertions that it does not
express exactly stand beside it in a `Checked`, the *residual*.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specwright.ir.json import Json
from specwright.ir.schemas import Assertion, Schema

Group: TypeAlias = tuple[Assertion, ...]
"""Assertions of one schema object that are to be checked together."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value at all."""


@dataclass(frozen=True, slots=True)
class Null:
    """The value null."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Numeric:
    """A number, or an integer only."""

    integer: bool
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class String:
    """A string; `pattern` is in the syntax of Rust's regular expressions."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Formatted:
    """A string that has a Python type of its own, by the name of its format."""

    format: str


@dataclass(frozen=True, slots=True)
class JsonText:
    """A string that is a text of JSON, by the shape of its value."""

    value: "Shape"


@dataclass(frozen=True, slots=True)
class Literals:
    """One of these values, compared as JSON."""

    values: tuple[Json, ...]

    def __hash__(self) -> int:
        return hash(repr(self.values))


@dataclass(frozen=True, slots=True)
class Array:
    """An array of elements of one shape."""

    item: "Shape"
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array of exactly these elements."""

    items: "tuple[Shape, ...]"


@dataclass(frozen=True, slots=True)
class Mapping:
    """An object whose members have names that say nothing."""

    value: "Shape"
    key: "Shape" = String()
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """An object with a class of its own: the key of a `RecordDeclaration`."""

    key: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A scalar with a class of its own: the key of an `EnumDeclaration`."""

    key: str


@dataclass(frozen=True, slots=True)
class Named:
    """Whatever the schema at a pointer of `Api.schemas` is."""

    target: str


@dataclass(frozen=True, slots=True)
class Tag:
    """How the variants of a union are told apart.

    `exact` where each variant requires its own values of the property; else the values
    are a hint, one tuple a variant.
    """

    property: str
    values: tuple[tuple[str, ...], ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Union:
    """One of several shapes, in the order of the document."""

    variants: "tuple[Shape, ...]"
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A shape with a residual: groups of assertions that must hold as well."""

    shape: "Shape"
    residual: tuple[Group, ...]

    def __hash__(self) -> int:
        return hash(self.shape)


Shape: TypeAlias = (
    Anything
    | Nothing
    | Null
    | Boolean
    | Numeric
    | String
    | Formatted
    | JsonText
    | Literals
    | Array
    | Tuple
    | Mapping
    | Record
    | Enumeration
    | Named
    | Union
    | Checked
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A property of a record. `schema` is where its words and its default come from."""

    name: str
    schema: Schema
    shape: Shape
    required: bool


@dataclass(frozen=True, slots=True)
class Heirs:
    """The keys of records that inherit from one, by the values of a property.

    `other` is the key for any other value.
    """

    property: str
    values: tuple[tuple[str, str], ...]
    other: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordDeclaration:
    """A class with fields.

    `bases` are keys of other records whose members it has as well, `heirs` those that
    objects are read into; `extras` is the shape of other members: `Nothing` where there
    are none.
    """

    key: str
    schema: Schema
    bases: tuple[str, ...]
    members: tuple[Member, ...]
    extras: Shape
    residual: tuple[Group, ...] = ()
    heirs: Heirs | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EnumDeclaration:
    """A class with values, all of them strings or all of them integers."""

    key: str
    schema: Schema
    kind: Literal["string", "integer"]
    values: tuple[str | int, ...]
    names: tuple[str, ...]
    descriptions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AliasDeclaration:
    """A name for a shape that is not a class."""

    key: str
    schema: Schema
    shape: Shape


Declaration: TypeAlias = RecordDeclaration | EnumDeclaration | AliasDeclaration


def union_of(shapes: Iterable[Shape], tag: Tag | None = None) -> Shape:
    """Return the union of some shapes, as simple as it gets, null last."""
    shapes = tuple(shapes)
    if len(shapes) == 1:
        return shapes[0]
    flat: dict[Shape, None] = {}
    for shape in shapes:
        nested = isinstance(shape, Union) and shape.tag is None
        for variant in (
            shape.variants if nested and isinstance(shape, Union) else (shape,)
        ):
            flat[variant] = None
    flat.pop(Nothing(), None)
    if Anything() in flat:
        return Anything()
    null = flat.pop(Null(), _ABSENT)
    variants: list[Shape] = [*flat]
    if null is not _ABSENT:
        variants.append(Null())
    if not variants:
        return Nothing()
    return variants[0] if len(variants) == 1 else Union(tuple(variants), tag)


def checked(shape: Shape, residual: Iterable[Group]) -> Shape:
    """Return the shape with what it does not say, if there is anything."""
    groups = tuple(residual)
    if not groups:
        return shape
    if isinstance(shape, Checked):
        return Checked(shape.shape, (*shape.residual, *groups))
    return Checked(shape, groups)


_ABSENT: Final = object()
