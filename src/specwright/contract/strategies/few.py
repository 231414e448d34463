"""Choices among a few; a strategy is made once, which costs more than to draw."""

from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

Few = TypeVar("Few")


_made: dict[tuple[object, ...], st.SearchStrategy[Any]] = {}


def one_of_few(options: tuple[Few, ...]) -> st.SearchStrategy[Few]:
    """Return one of the options."""
    if options not in _made:
        _made[options] = st.sampled_from(options)
    return _made[options]


@cache
def subsets(size: int) -> st.SearchStrategy[int]:
    """Return subsets of so many things as bits, none and all of them often."""
    every = (1 << size) - 1
    drawn = st.integers(0, every)
    return st.one_of(st.sampled_from((0, every)), drawn) if size > 1 else drawn
