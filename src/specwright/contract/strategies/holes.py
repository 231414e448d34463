"""A value with a hole in it, to be filled in several ways."""

from collections.abc import Iterable, Sequence
from typing import Final

from specwright.ir.json import Json

HOLE: Final[dict[str, Json]] = {"hole": None}
"""Stands for the value to come; told from others by identity."""


def filled(value: Json, fillings: Sequence[Json]) -> list[Json]:
    """Return a value once for each filling of its hole; what is around is shared."""
    steps = _way(value)
    return [] if steps is None else [_at(value, steps, each) for each in fillings]


def _way(value: Json) -> tuple[str | int, ...] | None:
    """Return the members and elements that lead to the hole."""
    if value is HOLE:
        return ()
    inside: Iterable[tuple[str | int, Json]] = ()
    if isinstance(value, list):
        inside = enumerate(value)
    elif isinstance(value, dict):
        inside = value.items()
    for step, each in inside:
        onward = _way(each)
        if onward is not None:
            return (step, *onward)
    return None


def _at(value: Json, steps: tuple[str | int, ...], filling: Json) -> Json:
    match value, steps:
        case list(), (int(index), *rest):
            changed = list(value)
            changed[index] = _at(value[index], tuple(rest), filling)
            return changed
        case dict(), (str(name), *rest):
            return {**value, name: _at(value[name], tuple(rest), filling)}
        case _:
            return filling
