"""Strings that match a regular expression, of a length that is asked for."""

import re
from functools import cache
from typing import Final

from hypothesis import strategies as st

from .ecma import UntranslatableError, translated
from .runs import runs

_SIMPLE: Final = re.compile(
    r"\A\^?(?P<unit>\[(?:\\.|[^\]\\])+\]|\\[dw])(?P<count>[+*]|\{(?P<low>\d+)(?P<comma>,(?P<high>\d*))?\})\$\Z"
)


def matches(regex: str, text: str) -> bool:
    """Return whether a pattern finds something; one unheard of finds anything."""
    try:
        return translated(regex).search(text) is not None
    except UntranslatableError:
        return True


@cache
def matching(
    regex: str, low: int = 0, high: int | None = None
) -> st.SearchStrategy[str] | None:
    """Return a strategy for strings that match, or None where none can be made.

    A run of one character class is drawn at the very lengths; any other pattern is
    drawn and filtered.
    """
    fitted = _fitted(regex, low, high)
    strategy = runs(fitted)
    if strategy is None:
        try:
            pattern = translated(fitted)
            strategy = st.from_regex(
                pattern, alphabet=st.characters(exclude_categories=["Cs"])
            )
        except (UntranslatableError, re.error):
            return None
    return strategy.filter(
        lambda text: low <= len(text) and (high is None or len(text) <= high)
    )


def _fitted(regex: str, low: int, high: int | None) -> str:
    found = _SIMPLE.match(regex)
    if found is None:
        return regex
    least, most = {"+": (1, None), "*": (0, None)}.get(found["count"]) or _counted(
        found
    )
    least = max(least, low) if regex.startswith("^") else least
    bounds = [bound for bound in (most, high, least + 30) if bound is not None]
    most = min(bounds)
    if most < least or not regex.startswith("^"):
        return regex
    return f"^{found['unit']}{{{least},{most}}}$"


def _counted(found: "re.Match[str]") -> tuple[int, int | None]:
    low = int(found["low"])
    if found["comma"] is None:
        return low, low
    return low, int(found["high"]) if found["high"] else None
