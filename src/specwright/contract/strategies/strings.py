"""Strings of the lengths, patterns and formats that are asked for."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from hypothesis import strategies as st

from specwright.ir.json import Value
from specwright.ir.schemas import Format, MaxLength, MinLength, Pattern, Schema

from .formats import SAMPLES, of_format
from .nasty import CUT, TEXTS
from .patterns import matches, matching

_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class _Demand:
    """What schemas ask of a string: its length, its patterns, its format.

    `asserted` tells whether the format is more than an annotation.
    """

    low: int
    high: int | None
    patterns: tuple[str, ...]
    format: str | None
    asserted: bool

    def holds(self, text: str) -> bool:
        """Return whether a text has the length and the patterns."""
        return (
            self.low <= len(text)
            and (self.high is None or len(text) <= self.high)
            and all(matches(pattern, text) for pattern in self.patterns)
        )


def strings(
    parts: tuple[Schema, ...], *, typed_formats: frozenset[str]
) -> st.SearchStrategy[str] | None:
    """Return strings that all the schemas accept; None where there is none."""
    return _strings(_demand(parts, typed_formats))


def sample_string(
    parts: tuple[Schema, ...], *, typed_formats: frozenset[str]
) -> Value | None:
    """Return a string that all the schemas accept; None where one has to be drawn."""
    demand = _demand(parts, typed_formats)
    texts = ["a", "", "a" * min(demand.low, _LONGEST), *TEXTS]
    if demand.asserted:
        texts = [text for name, text in SAMPLES.items() if name == demand.format]
    return next((Value(text) for text in texts if demand.holds(text)), None)


def _demand(parts: tuple[Schema, ...], typed_formats: frozenset[str]) -> _Demand:
    low, high = 0, None
    patterns: list[str] = []
    formats: list[str] = []
    for assertion in (each for part in parts for each in part.assertions):
        match assertion:
            case MinLength(value):
                low = max(low, value)
            case MaxLength(value):
                high = value if high is None else min(high, value)
            case Pattern(regex):
                patterns.append(regex)
            case Format(name):
                formats.append(name)
            case _:
                pass
    formats.sort(key=lambda name: name not in typed_formats)
    asserted = bool(formats) and formats[0] in typed_formats
    return _Demand(
        low, high, tuple(patterns), formats[0] if formats else None, asserted
    )


@cache
def _strings(demand: _Demand) -> st.SearchStrategy[str] | None:
    low, high, patterns = demand.low, demand.high, demand.patterns
    if high is not None and low > high:
        return None
    if demand.asserted and demand.format is not None:
        formatted = of_format(demand.format, asserted=True)
        return None if formatted is None else formatted.filter(demand.holds)
    pool = [text for text in [*TEXTS, *_edges(low, high)] if demand.holds(text)]
    options: list[st.SearchStrategy[str]] = [st.sampled_from(pool)] if pool else []
    cut = [text for text in CUT if demand.holds(text)]
    options += [st.sampled_from(cut)] if cut else []
    if patterns:
        matched = matching(patterns[0], low, high)
        options += [] if matched is None else [matched.filter(demand.holds)]
    else:
        options.append(_text(low, high))
    formatted = None
    if demand.format is not None:
        formatted = of_format(demand.format, asserted=False)
    if formatted is not None and low == 0 and high is None and not patterns:
        options.append(formatted)
    return st.one_of(*options) if options else None


def _text(low: int, high: int | None) -> st.SearchStrategy[str]:
    most = low + 20 if high is None else min(high, low + 20)
    return st.text(
        st.characters(exclude_categories=["Cs"]), min_size=low, max_size=most
    )


def _edges(low: int, high: int | None) -> list[str]:
    lengths = [low, low + 1]
    if high is not None and high <= _LONGEST:
        lengths += [high, high - 1]
    return [
        unit * length
        for length in lengths
        if 0 <= length <= _LONGEST
        for unit in ("x", "7", "é", "\U0001f600")
    ]
