"""Strings of the lengths, patterns and formats that are asked for."""

from functools import cache
from typing import Final

from hypothesis import strategies as st

from specwright.ir.schemas import Format, MaxLength, MinLength, Pattern, Schema

from .formats import of_format
from .nasty import TEXTS
from .patterns import matches, matching

_LONGEST: Final = 2000


def strings(
    parts: tuple[Schema, ...], *, typed_formats: frozenset[str]
) -> st.SearchStrategy[str] | None:
    """Return strings that all the schemas accept; None where there is none."""
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
    return _strings(
        low, high, tuple(patterns), formats[0] if formats else None, asserted=asserted
    )


@cache
def _strings(
    low: int,
    high: int | None,
    patterns: tuple[str, ...],
    format_: str | None,
    *,
    asserted: bool,
) -> st.SearchStrategy[str] | None:
    if high is not None and low > high:
        return None

    def fits(text: str) -> bool:
        return (
            low <= len(text)
            and (high is None or len(text) <= high)
            and all(matches(pattern, text) for pattern in patterns)
        )

    if asserted and format_ is not None:
        formatted = of_format(format_, asserted=True)
        return None if formatted is None else formatted.filter(fits)
    pool = [text for text in [*TEXTS, *_edges(low, high)] if fits(text)]
    options: list[st.SearchStrategy[str]] = [st.sampled_from(pool)] if pool else []
    if patterns:
        matched = matching(patterns[0], low, high)
        options += [] if matched is None else [matched.filter(fits)]
    else:
        options.append(_text(low, high))
    formatted = None if format_ is None else of_format(format_, asserted=False)
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
