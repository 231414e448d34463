"""Changes of the keywords that bound a number, a length or a count."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    ExclusiveMaximum,
    ExclusiveMinimum,
    Maximum,
    MaxItems,
    MaxLength,
    MaxProperties,
    Minimum,
    MinItems,
    MinLength,
    MinProperties,
)

_NUMBERS: Final = frozenset({JsonType.INTEGER, JsonType.NUMBER})
Count: TypeAlias = (
    MinLength | MaxLength | MinItems | MaxItems | MinProperties | MaxProperties
)
_COUNTS: Final[tuple[tuple[str, type[Count], JsonType], ...]] = (
    ("min-length", MinLength, JsonType.STRING),
    ("min-items", MinItems, JsonType.ARRAY),
    ("min-properties", MinProperties, JsonType.OBJECT),
    ("max-length", MaxLength, JsonType.STRING),
    ("max-items", MaxItems, JsonType.ARRAY),
    ("max-properties", MaxProperties, JsonType.OBJECT),
)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A bound, itself allowed unless `exclusive`."""

    value: int | float
    exclusive: bool = False


def bound_changes(pair: Pair) -> Iterator[Change]:
    """Yield each bound that was added, removed, raised or lowered.

    Those of types that one side alone has say nothing about what both have.
    """
    if pair.common & _NUMBERS:
        yield from _limit_changes(
            pair, "minimum", _lowest(pair.before), _lowest(pair.after)
        )
        yield from _limit_changes(
            pair, "maximum", _highest(pair.before), _highest(pair.after)
        )
    for slug, kind, type_ in _COUNTS:
        if type_ in pair.common:
            before, after = _count(pair.before, kind), _count(pair.after, kind)
            yield from _changes(pair, slug, before, after)


def _lowest(side: Side) -> _Bound | None:
    """Return the stricter one of `minimum` and `exclusiveMinimum`."""
    found = [_Bound(one.value) for one in side.every(Minimum)]
    found += [_Bound(one.value, exclusive=True) for one in side.every(ExclusiveMinimum)]
    return max(found, key=lambda one: (one.value, one.exclusive), default=None)


def _highest(side: Side) -> _Bound | None:
    found = [_Bound(one.value) for one in side.every(Maximum)]
    found += [_Bound(one.value, exclusive=True) for one in side.every(ExclusiveMaximum)]
    return min(found, key=lambda one: (one.value, not one.exclusive), default=None)


def _limit_changes(
    pair: Pair, slug: str, before: _Bound | None, after: _Bound | None
) -> Iterator[Change]:
    if before is None or after is None or before.exclusive is after.exclusive:
        exclusive = any(one is not None and one.exclusive for one in (before, after))
        yield from _changes(
            pair,
            f"exclusive-{slug}" if exclusive else slug,
            None if before is None else before.value,
            None if after is None else after.value,
        )
        return
    if JsonType.NUMBER not in pair.common:
        before, after = (_inclusive(one, slug) for one in (before, after))
    if before == after:
        return
    lower = slug == "minimum"
    rises = (after.value, after.exclusive is lower) > (
        before.value,
        before.exclusive is lower,
    )
    yield pair.change(
        f"{slug}-{'increased' if rises else 'decreased'}",
        before=_spelled(before, slug),
        after=_spelled(after, slug),
    )


def _inclusive(bound: _Bound, slug: str) -> _Bound:
    """Return the bound of the same integers that is one of them."""
    if not math.isfinite(bound.value):
        return _Bound(bound.value)
    if slug == "minimum":
        step = (
            math.floor(bound.value) + 1 if bound.exclusive else math.ceil(bound.value)
        )
    else:
        step = (
            math.ceil(bound.value) - 1 if bound.exclusive else math.floor(bound.value)
        )
    return _Bound(step)


def _spelled(bound: _Bound, slug: str) -> str:
    word = "more" if slug == "minimum" else "less"
    return f"{word} than {bound.value}" if bound.exclusive else str(bound.value)


def _count(side: Side, kind: type[Count]) -> int | None:
    values = [found.value for found in side.every(kind)]
    if not values:
        return None
    if kind in (MinLength, MinItems, MinProperties):
        # A count cannot be less than nothing: 0 says as much as the absent keyword.
        return max(values) or None
    return min(values)


def _changes(
    pair: Pair, slug: str, before: float | None, after: float | None
) -> Iterator[Change]:
    if before == after:
        return
    if before is None:
        verb = "added"
    elif after is None:
        verb = "removed"
    else:
        verb = "increased" if after > before else "decreased"
    yield pair.change(f"{slug}-{verb}", before=before, after=after)
