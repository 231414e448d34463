"""How names are spelled, and which ones a reader would confuse."""

import re
from collections import defaultdict
from collections.abc import Iterable

SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CAMEL = re.compile(r"[a-z][a-zA-Z0-9]*")
PASCAL = re.compile(r"[A-Z][a-zA-Z0-9]*")
_PUNCTUATION = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a name without case and punctuation."""
    return _PUNCTUATION.sub("", name).casefold()


def alike(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of different names that only case or punctuation tells apart.

    Names without a letter are told apart by their punctuation: `+1` and `-1`.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        if any(map(str.isalpha, name)):
            groups[folded(name)].append(name)
    return [
        (group[0], other) for group in groups.values() for other in group[1:] if group
    ]


def style_of(name: str) -> str | None:
    """Return which spelling a name follows, or None where it is too short to tell."""
    if name.islower() and name.isalnum():
        return None
    for style, pattern in (
        ("snake_case", SNAKE),
        ("kebab-case", KEBAB),
        ("PascalCase", PASCAL),
        ("camelCase", CAMEL),
    ):
        if pattern.fullmatch(name):
            return style
    return "mixed"


def commonest(styles: Iterable[str | None]) -> str | None:
    """Return the spelling that most names follow, if any has one."""
    counts: defaultdict[str, int] = defaultdict(int)
    for style in styles:
        if style is not None:
            counts[style] += 1
    return max(counts, key=lambda style: (counts[style], style), default=None)
