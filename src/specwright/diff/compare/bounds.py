"""Changes of the keywords that bound a number, a length or a count."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
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

Lower: TypeAlias = Minimum | ExclusiveMinimum | MinLength | MinItems | MinProperties
Upper: TypeAlias = Maximum | ExclusiveMaximum | MaxLength | MaxItems | MaxProperties

_LOWER: tuple[tuple[str, type[Lower]], ...] = (
    ("minimum", Minimum),
    ("exclusive-minimum", ExclusiveMinimum),
    ("min-length", MinLength),
    ("min-items", MinItems),
    ("min-properties", MinProperties),
)
_UPPER: tuple[tuple[str, type[Upper]], ...] = (
    ("maximum", Maximum),
    ("exclusive-maximum", ExclusiveMaximum),
    ("max-length", MaxLength),
    ("max-items", MaxItems),
    ("max-properties", MaxProperties),
)
# A count cannot be less than nothing: these say as much as the absent keyword.
_IDLE = frozenset({"min-length", "min-items", "min-properties"})


def bound_changes(pair: Pair) -> Iterator[Change]:
    """Yield each bound that was added, removed, raised or lowered."""
    for slug, lower in _LOWER:
        yield from _changes(pair, slug, lower, max)
    for slug, upper in _UPPER:
        yield from _changes(pair, slug, upper, min)


def _changes(
    pair: Pair,
    slug: str,
    kind: type[Lower | Upper],
    strictest: Callable[[list[int | float]], int | float],
) -> Iterator[Change]:
    def bound(side: Side) -> int | float | None:
        values = [found.value for found in side.every(kind)]
        value = strictest(values) if values else None
        return None if slug in _IDLE and value == 0 else value

    before, after = bound(pair.before), bound(pair.after)
    if before == after:
        return
    if before is None:
        verb = "added"
    elif after is None:
        verb = "removed"
    else:
        verb = "increased" if after > before else "decreased"
    yield pair.change(f"{slug}-{verb}", before=before, after=after)
