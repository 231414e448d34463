"""Numbers within bounds, at and around them."""

from fractions import Fraction
from functools import cache
from math import ceil, floor

from hypothesis import strategies as st

from specwright.ir.json import Value
from specwright.ir.schemas import (
    ExclusiveMaximum,
    ExclusiveMinimum,
    Maximum,
    Minimum,
    MultipleOf,
    Schema,
)

from .nasty import FLOATS, INTEGERS

Range = tuple[Fraction | None, bool, Fraction | None, bool, Fraction | None]
"""Lower bound, whether it is excluded, upper bound, likewise, step."""


def exact(value: float) -> Fraction:
    """Return a number as the digits of the document spell it."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def range_of(parts: tuple[Schema, ...]) -> Range:
    """Return what all the schemas together leave of the numbers."""
    low: tuple[Fraction, bool] | None = None
    high: tuple[Fraction, bool] | None = None
    step: Fraction | None = None
    for assertion in (each for part in parts for each in part.assertions):
        match assertion:
            case Minimum(value) | ExclusiveMinimum(value):
                bound = (exact(value), isinstance(assertion, ExclusiveMinimum))
                low = bound if low is None else max(low, bound)
            case Maximum(value) | ExclusiveMaximum(value):
                bound = (exact(value), not isinstance(assertion, ExclusiveMaximum))
                high = bound if high is None else min(high, bound)
            case MultipleOf(value):
                step = exact(value) if step is None else _common(step, exact(value))
            case _:
                pass
    return (
        None if low is None else low[0],
        low is not None and low[1],
        None if high is None else high[0],
        high is not None and not high[1],
        step,
    )


def _common(left: Fraction, right: Fraction) -> Fraction:
    """Return the least common multiple."""
    product = left * right
    while right:
        left, right = right, left % right
    return product / left


@cache
def integers(limits: Range) -> st.SearchStrategy[int | float] | None:
    """Return integers in a range, some spelled `1.0`; None where there is none."""
    low, after, high, before, step = limits
    unit = Fraction(1) if step is None else _common(step, Fraction(1))
    least = None if low is None else _first(low, unit, exclusive=after)
    most = None if high is None else _last(high, unit, exclusive=before)
    if least is not None and most is not None and least > most:
        return None
    pool = _within(_edges(least, most), least, most)
    counts = st.integers(least, most)
    drawn = st.one_of(st.sampled_from(pool), counts) if pool else counts
    whole = drawn.map(lambda count: int(count * unit))
    spelled = whole.filter(lambda value: abs(value) <= 2**53).map(float)
    edge = _within([0, 1], least, most)
    return st.one_of(whole, whole, spelled) if edge else whole


def _first(low: Fraction, unit: Fraction, *, exclusive: bool) -> int:
    count = ceil(low / unit)
    return count + 1 if exclusive and count * unit == low else count


def _last(high: Fraction, unit: Fraction, *, exclusive: bool) -> int:
    count = floor(high / unit)
    return count - 1 if exclusive and count * unit == high else count


def _edges(least: int | None, most: int | None) -> list[int]:
    around = [] if least is None else [least, least + 1]
    around += [] if most is None else [most, most - 1]
    return [*around, *INTEGERS]


def _within(values: list[int], least: int | None, most: int | None) -> list[int]:
    return [
        value
        for value in dict.fromkeys(values)
        if (least is None or value >= least) and (most is None or value <= most)
    ]


def sample_number(limits: Range) -> Value | None:
    """Return a whole number in a range; None where one has to be looked for."""
    low, _, high, _, step = limits
    bounds = [floor(bound) for bound in (low, high) if bound is not None]
    for value in [0, 1, *(b + off for b in bounds for off in (0, 1, -1))]:
        if _inside(value, limits) and (step is None or Fraction(value) % step == 0):
            return Value(value)
    return None


@cache
def numbers(limits: Range) -> st.SearchStrategy[int | float] | None:
    """Return numbers in a range; None where there is none."""
    low, _, high, _, step = limits
    whole = integers(limits)
    if step is not None:
        return _multiples(limits, step)
    floats = st.floats(
        None if low is None else _up(low),
        None if high is None else _down(high),
        allow_nan=False,
        allow_infinity=False,
    )
    floats = floats.filter(lambda value: _inside(value, limits))
    edges = [value for value in _float_edges(low, high) if _inside(value, limits)]
    options = [floats] + ([st.sampled_from(edges)] if edges else [])
    return st.one_of(*options, *([] if whole is None else [whole]))


def _up(low: Fraction) -> float:
    value = float(low)
    return value if Fraction(value) >= low else _next(value, 1)


def _down(high: Fraction) -> float:
    value = float(high)
    return value if Fraction(value) <= high else _next(value, -1)


def _next(value: float, sign: int) -> float:
    from math import inf, nextafter

    return nextafter(value, sign * inf)


def _float_edges(low: Fraction | None, high: Fraction | None) -> list[float]:
    around: list[float] = []
    if low is not None:
        around += [float(low), float(low) + 0.5, _next(float(low), 1)]
    if high is not None:
        around += [float(high), float(high) - 0.5, _next(float(high), -1)]
    return [*around, *FLOATS]


def _inside(value: float, limits: Range) -> bool:
    low, after, high, before, _ = limits
    at = exact(value)
    if low is not None and (at <= low if after else at < low):
        return False
    return high is None or (at < high if before else at <= high)


def _multiples(limits: Range, step: Fraction) -> st.SearchStrategy[int | float] | None:
    low, after, high, before, _ = limits
    least = None if low is None else _first(low, step, exclusive=after)
    most = None if high is None else _last(high, step, exclusive=before)
    if least is not None and most is not None and least > most:
        return None
    span = 10**6
    if least is None:
        least = -span if most is None else min(-span, most - span)
    if most is None:
        most = max(span, least + span)
    pool = _within([least, most, 0, 1, -1], least, most)
    counts = st.one_of(st.sampled_from(pool), st.integers(least, most))
    return counts.map(lambda count: _number(count * step))


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
