r"""ECMA-262 regular expressions in Python's spelling.

What differs: `$` never matches before a last newline, `\d` and `\w` are ASCII, `\s` is
ECMA's list, groups are named otherwise, `\/` and `\cX` exist. Unicode properties are
narrowed to a sound subset where that is all that a generator needs.
"""

import re
from functools import cache
from typing import Final

_SPACE: Final = (
    "\\t\\n\\x0b\\x0c\\r \\xa0\\u1680\\u2000-\\u200a"
    "\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
)
_CLASSES: Final = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE}
_PROPERTIES: Final = {
    "L": "A-Za-zÀ-ÖØ-öø-ÿ",
    "Letter": "A-Za-zÀ-ÖØ-öø-ÿ",
    "Lu": "A-ZÀ-ÖØ-Þ",
    "Ll": "a-zß-öø-ÿ",
    "N": "0-9",
    "Nd": "0-9",
    "digit": "0-9",
    "ASCII": "\\x00-\\x7f",
    "P": "!-#%-*,-/:;?@\\[-\\]_{}",
}
_TOKEN: Final = re.compile(
    r"\\p\{(?P<property>[^}]*)\}|\\P\{[^}]*\}|\\c(?P<control>[A-Za-z])"
    r"|\\u\{(?P<point>[0-9a-fA-F]+)\}|\\k<(?P<back>\w+)>|\\(?P<escaped>[\s\S])"
    r"|\(\?<(?P<name>[A-Za-z_]\w*)>|(?P<plain>[\s\S])"
)


class UntranslatableError(ValueError):
    """A regular expression that has no counterpart in Python here."""


@cache
def translated(regex: str) -> "re.Pattern[str]":
    """Return the Python pattern that finds what an ECMA pattern finds.

    Raises `UntranslatableError` for what cannot be said.
    """
    result: list[str] = []
    inside = False
    for token in _TOKEN.finditer(regex):
        plain = token["plain"]
        if plain == "[" and not inside:
            inside = True
            result.append("[")
        elif plain == "]" and inside:
            inside = False
            result.append("]")
        else:
            result.append(_spelled(token, inside=inside))
    try:
        return re.compile(
            "".join(result).replace("[]", "(?!)").replace("[^]", "[\\s\\S]")
        )
    except re.error as problem:
        raise UntranslatableError(f"{regex!r}: {problem}") from problem


def _spelled(token: "re.Match[str]", *, inside: bool) -> str:
    if token["property"] is not None:
        return _property(token["property"], inside=inside)
    if token["control"] is not None:
        return f"\\x{ord(token['control']) % 32:02x}"
    if token["point"] is not None:
        return re.escape(chr(int(token["point"], 16)))
    if token["back"] is not None:
        return f"(?P={token['back']})"
    if token["name"] is not None:
        return f"(?P<{token['name']}>"
    if token["escaped"] is not None:
        return _escaped(token["escaped"], inside=inside)
    if token["plain"] is None:
        raise UntranslatableError(f"{token[0]} has no counterpart")
    return _plain(token["plain"], inside=inside)


def _plain(character: str, *, inside: bool) -> str:
    if inside:
        return "\\" + character if character in "[&~|" else character
    return {"$": "\\Z", ".": "[^\\n\\r\\u2028\\u2029]"}.get(character, character)


def _escaped(character: str, *, inside: bool) -> str:
    if character in _CLASSES:
        members = _CLASSES[character]
        return members if inside else f"[{members}]"
    if character.lower() in _CLASSES:
        if inside:
            return "\\" + character
        return f"[^{_CLASSES[character.lower()]}]"
    if character.isalnum():
        return "\\" + character if character in "bBnrtfvux0123456789" else character
    return "\\" + character


def _property(name: str, *, inside: bool) -> str:
    members = _PROPERTIES.get(name.rpartition("=")[2])
    if members is None:
        raise UntranslatableError(f"the property {name!r} has no counterpart")
    return members if inside else f"[{members}]"
