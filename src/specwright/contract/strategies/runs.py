"""Patterns that are runs of characters one after another, drawn a run at a time."""

import re
from typing import Final

from hypothesis import strategies as st

from .ecma import UntranslatableError, translated

_UNIT: Final = re.compile(
    r"(?P<unit>\[(?!\^)(?:\\[dw\-.\]\[/]|[^\]\\\[])+\]|\\[dw]|\\[^\w\s]|[\w/:@ \-])"
    r"(?P<count>[+*?]|\{\d+(?:,\d*)?\})?"
)
_GROUP: Final = re.compile(r"\((?:\?:)?(?P<inner>[^()|]*)\)(?P<maybe>\?)?")
_CHARACTERS: Final = "".join(map(chr, range(32, 127))) + "\téß日\U0001f600"
_OPEN: Final = 30


def runs(regex: str) -> st.SearchStrategy[str] | None:
    """Return strings that match an anchored sequence of runs; None for others."""
    if not (regex.startswith("^") and regex.endswith("$")) or len(regex) < 3:
        return None
    strategies: list[st.SearchStrategy[str]] = []
    rest = regex[1:-1]
    while rest:
        taken = _group(rest) or _run(rest)
        if taken is None:
            return None
        strategy, rest = taken
        strategies.append(strategy)
    if len(strategies) == 1:
        return strategies[0]
    return st.tuples(*strategies).map("".join)


def _group(text: str) -> tuple[st.SearchStrategy[str], str] | None:
    found = _GROUP.match(text)
    if found is None:
        return None
    inner = runs(f"^{found['inner']}$")
    if inner is None or text[found.end() :].startswith(("+", "*", "{", "?")):
        return None
    if found["maybe"]:
        inner = st.one_of(st.just(""), inner, inner)
    return inner, text[found.end() :]


def _run(text: str) -> tuple[st.SearchStrategy[str], str] | None:
    found = _UNIT.match(text)
    if found is None:
        return None
    alphabet = _alphabet(found["unit"])
    rest = text[found.end() :]
    if not alphabet or rest.startswith(("+", "?", "*")):
        return None
    least, most = _counts(found["count"])
    return st.text(alphabet, min_size=least, max_size=most), rest


def _alphabet(unit: str) -> str:
    try:
        pattern = translated(f"^{unit}$")
    except (UntranslatableError, re.error):
        return ""
    return "".join(each for each in _CHARACTERS if pattern.search(each))


def _counts(count: str | None) -> tuple[int, int]:
    match count:
        case None:
            return 1, 1
        case "?":
            return 0, 1
        case "*" | "+":
            least = 1 if count == "+" else 0
            return least, least + _OPEN
        case _:
            low, comma, high = count.strip("{}").partition(",")
            if not comma:
                return int(low), int(low)
            return int(low), int(high) if high else int(low) + _OPEN
