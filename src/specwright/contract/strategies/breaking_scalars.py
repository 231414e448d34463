"""Scalars that are just wrong: the wrong type, off by one, nearly a match."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import (
    Assertion,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Format,
    Maximum,
    MaxLength,
    Minimum,
    MinLength,
    MultipleOf,
    Pattern,
)

from .equality import canonical
from .nasty import TEXTS, VALUES, type_of
from .numbers import exact

_NEARLY: Final[dict[str, tuple[str, ...]]] = {
    "byte": ("a", "!!!!", "YQ"),
    "date": ("2024-02-30", "2024-1-01", "20240101", "2024-01-01T00:00:00Z", "0"),
    "date-time": (
        "2024-01-01",
        "2024-01-01T00:00:00",
        "2024-13-01T00:00:00Z",
        "2024-02-30T00:00:00Z",
        "1700000000",
    ),
    "time": ("25:00:00Z", "12:00", "12:00:00", "noon"),
    "uuid": (
        "00000000-0000-0000-0000-00000000000",
        "00000000000000000000000000000000",
        "{00000000-0000-0000-0000-000000000000}",
        "urn:uuid:00000000-0000-0000-0000-000000000000",
    ),
}


def other_types(types: tuple[JsonType, ...], value: Json) -> list[Json]:
    """Return values of every type but the given ones, and the value in disguise."""
    disguised: list[Json] = [[value], {"value": value}]
    if isinstance(value, int | float):
        disguised += [str(value), value + 0.5 if abs(value) < 2**50 else None]
    if isinstance(value, str):
        disguised += [len(value)]
    return [each for each in [*VALUES, *disguised] if not _is_one_of(each, types)]


def _is_one_of(value: Json, types: tuple[JsonType, ...]) -> bool:
    kind = type_of(value)
    return kind in types or (kind is JsonType.INTEGER and JsonType.NUMBER in types)


def unlisted(values: tuple[Json, ...], value: Json) -> list[Json]:
    """Return near misses of the values of an enumeration."""
    near: list[Json] = [*VALUES, "unlisted"]
    if isinstance(value, str):
        near += [value + "x", value.upper(), value.lower(), value[:-1], f" {value}"]
    if isinstance(value, int | float) and not isinstance(value, bool):
        near += [value + 1, value - 1, str(value)]
    listed = {canonical(each) for each in values}
    strings = [each for each in near if isinstance(each, str)]
    # Strings come twice: they get past a check of the type alone.
    return [each for each in [*near, *strings] if canonical(each) not in listed]


def beyond(assertion: Assertion, value: Json) -> list[Json]:
    """Return numbers just outside a bound, or between two multiples."""
    match assertion:
        case Minimum(bound):
            return [bound - 1, _near(bound, -1), bound - 10**6]
        case ExclusiveMinimum(bound):
            return [bound, bound - 1]
        case Maximum(bound):
            return [bound + 1, _near(bound, 1), bound + 10**6]
        case ExclusiveMaximum(bound):
            return [bound, bound + 1]
        case MultipleOf(step) if isinstance(value, int | float):
            return [_number(exact(value) + exact(step) / 2), value + 1, value + 0.1]
        case _:
            return []


def _near(bound: float, sign: int) -> float:
    return bound + sign * 0.5


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def broken_text(assertion: Assertion, value: Json) -> list[Json]:
    """Return strings of the wrong length, pattern or format."""
    text = value if isinstance(value, str) else ""
    match assertion:
        case MinLength(least):
            return [text[: least - 1], "x" * (least - 1), "\U0001f600" * (least - 1)]
        case MaxLength(most):
            return [
                text + "x" * (most + 1 - len(text)),
                "\U0001f600" * (most + 1),
                "x" * (most * 2 + 1),
            ]
        case Pattern():
            return [*TEXTS, *(change(text) for change in _CHANGES)]
        case Format(name):
            return ["x", text + "x", " " + text, "", *_NEARLY.get(name, ())]
        case _:
            return []


_CHANGES: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: text + "!",
    lambda text: "!" + text,
    lambda text: text + "\n",
    lambda text: text[1:],
    lambda text: text[:-1],
    lambda text: text + text,
    lambda text: text.swapcase(),
    lambda text: text.replace(text[:1], "é", 1),
)
