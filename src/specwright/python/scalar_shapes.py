"""Shapes of numbers, strings and listed values."""

from collections.abc import Iterable, Mapping
from typing import Final

from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import (
    Enum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Format,
    Maximum,
    MaxLength,
    Minimum,
    MinLength,
    MultipleOf,
    Pattern,
    Schema,
)
from specwright.schema.values import identity

from .options import Formats
from .parts import Part, allowed_types, every, values_of
from .patterns import rust_regex
from .shapes import Formatted, Group, Null, Numeric, Shape, String, union_of

TYPED_FORMATS: Final = frozenset(
    {"date-time", "date", "time", "uuid", "byte", "binary"}
)
"""Formats whose strings have a Python type of their own."""


def numeric(parts: list[Part], *, integer: bool) -> tuple[Shape, list[Group]]:
    """Return the shape of numbers within all bounds, and what it does not say."""
    multiples = list(dict.fromkeys(every(parts, MultipleOf)))
    shape = Numeric(
        integer=integer,
        ge=max((a.value for a in every(parts, Minimum)), default=None),
        gt=max((a.value for a in every(parts, ExclusiveMinimum)), default=None),
        le=min((a.value for a in every(parts, Maximum)), default=None),
        lt=min((a.value for a in every(parts, ExclusiveMaximum)), default=None),
        multiple_of=multiples[0].value if multiples else None,
    )
    return shape, [(extra,) for extra in multiples[1:]]


def string(parts: list[Part], formats: Formats) -> tuple[Shape, list[Group]]:
    """Return the shape of strings, and what it does not say."""
    rest: list[Group] = []
    named = [a.name for a in every(parts, Format)] if formats == "typed" else []
    typed = [name for name in named if name in TYPED_FORMATS]
    if typed:
        for part in parts:
            kept = part.of(MinLength, MaxLength, Pattern)
            if kept and typed[0] != "binary":
                rest.append(kept)
        return Formatted(typed[0]), rest
    pattern: str | None = None
    for assertion in dict.fromkeys(every(parts, Pattern)):
        translated = None if pattern is not None else rust_regex(assertion.regex)
        if translated is None:
            rest.append((assertion,))
        else:
            pattern = translated
    shape = String(
        min_length=max((a.value for a in every(parts, MinLength)), default=None),
        max_length=min((a.value for a in every(parts, MaxLength)), default=None),
        pattern=pattern,
    )
    return shape, rest


def bytes_of(schema: Schema) -> Shape:
    """Return the shape of a string that travels as bytes, or may be null."""
    types = allowed_types([Part(schema, schema.assertions)]) or ()
    null: list[Shape] = [Null()] if JsonType.NULL in types else []
    return union_of([Formatted("binary"), *null])


def listed_values(
    parts: list[Part], types: Iterable[JsonType] | None
) -> tuple[list[Json], dict[object, tuple[str, str]]]:
    """Return the values that every list has and every type allows.

    And by `identity` of a value, the name and the description its author gave it.
    """
    allowed = None if types is None else frozenset(types)
    lists = [a.values if isinstance(a, Enum) else (a.value,) for a in values_of(parts)]
    common = set[object].intersection(
        *({identity(v) for v in values} for values in lists)
    )
    kept = {
        identity(value): value
        for value in lists[0]
        if identity(value) in common and (allowed is None or type_of(value) in allowed)
    }
    words: dict[object, tuple[str, str]] = {}
    for assertion in every(parts, Enum):
        for place, value in enumerate(assertion.values):
            name = dict(enumerate(assertion.names)).get(place, "")
            description = dict(enumerate(assertion.descriptions)).get(place, "")
            words.setdefault(identity(value), (name, description))
    return list(kept.values()), words


def type_of(value: Json) -> JsonType:
    """Return the narrowest type of a value."""
    if isinstance(value, float):
        return JsonType.INTEGER if value.is_integer() else JsonType.NUMBER
    return _TYPES[type(value)]


_TYPES: Final[Mapping[type, JsonType]] = {
    type(None): JsonType.NULL,
    bool: JsonType.BOOLEAN,
    int: JsonType.INTEGER,
    str: JsonType.STRING,
    list: JsonType.ARRAY,
    dict: JsonType.OBJECT,
}
