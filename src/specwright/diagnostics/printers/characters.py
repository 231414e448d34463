"""Text from a specification, made safe for a terminal."""

from unicodedata import category, east_asian_width

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def shown(text: str, kept: str = "") -> str:
    """Return text with control, direction and unpaired characters spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(each) if each not in kept else each for each in text)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes, as `shown` prints it."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_width(each) for each in text)


def _shown(character: str) -> str:
    if category(character) not in _UNSEEN:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _width(character: str) -> int:
    if character == "\t":
        return 1
    spelled = _shown(character)
    if spelled != character:
        return len(spelled)
    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
