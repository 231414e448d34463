r"""Regular expressions: from ECMA-262 to the engine behind pydantic (Rust's `regex`).

Only what means the same in both is translated; look-around, backward references and
the like are left to the residual.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_CLASSES: Final = {
    "d": "0-9",
    "w": "A-Za-z0-9_",
    "s": r"\t-\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}"
    r"\u{3000}\u{feff}",
}
_TOKEN = re.compile(
    r"""
      (?P<hex>\\x(?P<x>[0-9A-Fa-f]{2})|\\u(?P<u>[0-9A-Fa-f]{4})|\\u\{(?P<b>[0-9A-Fa-f]+)\})
    | (?P<property>\\[pP]\{(?:L|Letter|Lu|Ll|N|Nd|P|S|Z|M|Script=\w+)\})
    | (?P<shorthand>\\[dDwWsS])
    | (?P<control>\\[tnrfv])
    | (?P<escape>\\[^A-Za-z0-9\n])
    | (?P<quantifier>\{\d+(?:,\d*)?\}\??|[*+?]\??)
    | (?P<group>\(\?:|\((?!\?))
    | (?P<plain>[^\\\[\]{}()*+?.])
    | (?P<dot>\.)
    | (?P<close>\))
    """,
    re.VERBOSE,
)
_ITEM = re.compile(
    r"""
      (?P<hex>\\x(?P<x>[0-9A-Fa-f]{2})|\\u(?P<u>[0-9A-Fa-f]{4})|\\u\{(?P<b>[0-9A-Fa-f]+)\})
    | (?P<property>\\[pP]\{(?:L|Letter|Lu|Ll|N|Nd|P|S|Z|M|Script=\w+)\})
    | (?P<shorthand>\\[dws])
    | (?P<control>\\[tnrfv])
    | (?P<escape>\\[^A-Za-z0-9\n])
    | (?P<plain>[^\\\]])
    """,
    re.VERBOSE,
)
_LONGEST: Final = 2000
_NEEDLESS: Final = frozenset(f"\\{c}" for c in "/ \"'<>%@!,:;=`_")


@cache
def rust_regex(pattern: str) -> str | None:
    """Return the same expression for Rust's engine, or None where it has none."""
    if len(pattern) > _LONGEST:
        return None
    out: list[str] = []
    position, depth = 0, 0
    while position < len(pattern):
        found = _next(pattern, position, out)
        if found is None:
            return None
        piece, position = found
        depth += piece.startswith("(") - (piece == ")")
        out.append(piece)
        if depth < 0:
            return None
    translated = "".join(out)
    return translated if depth == 0 and _compiles(translated) else None


def _compiles(pattern: str) -> bool:
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return False
    return True


def _next(pattern: str, position: int, before: list[str]) -> tuple[str, int] | None:
    if pattern[position] == "[":
        return _character_class(pattern, position)
    token = _TOKEN.match(pattern, position)
    if token is None:
        return None
    piece = _piece(token, before)
    return None if piece is None else (piece, token.end())


def _piece(token: re.Match[str], before: list[str]) -> str | None:
    text = token[0]
    match token.lastgroup:
        case "quantifier":
            assertion = not before or before[-1] in {"^", "$", "(", "(?:", "|"}
            again = before and re.fullmatch(r"\{.*\}\??|[*+?]\??", before[-1])
            return None if assertion or again else text
        case "shorthand":
            negation = "^" if text[1].isupper() else ""
            return f"[{negation}{_CLASSES[text[1].lower()]}]"
        case "dot":
            return r"[^\n\r\u{2028}\u{2029}]"
        case _:
            return _common(token)


def _common(token: re.Match[str]) -> str | None:
    text = token[0]
    code = token["x"] or token["u"] or token["b"]
    if code:
        number = int(code, 16)
        return None if 0xD800 <= number <= 0xDFFF else f"\\u{{{number:x}}}"
    if token.lastgroup == "escape" and not re.match(r"[\x21-\x7e]", text[1]):
        return text[1]
    return text[1] if text in _NEEDLESS else text


def _character_class(pattern: str, start: int) -> tuple[str, int] | None:
    position = start + 1
    negated = pattern.startswith("^", position)
    position += negated
    items: list[tuple[str | None, str]] = []
    while position < len(pattern) and pattern[position] != "]":
        token = _ITEM.match(pattern, position)
        piece = token and _class_item(token)
        if token is None or piece is None:
            return None
        items.append((token.lastgroup, piece))
        position = token.end()
    if position >= len(pattern) or not items:
        return None
    body = "".join(_dashed(items))
    return f"[{'^' if negated else ''}{body}]", position + 1


def _class_item(token: re.Match[str]) -> str | None:
    text = token[0]
    if token.lastgroup == "shorthand":
        return _CLASSES[text[1]]
    if token.lastgroup == "plain" and text in "[&~^":
        return f"\\{text}"
    return _common(token)


def _dashed(items: list[tuple[str | None, str]]) -> Iterator[str]:
    """Escape each dash that is itself and not a range: at an end, or by a class."""
    sets = {"shorthand", "property", None}
    kinds = [None, *(kind for kind, _ in items), None]
    open_range = False
    for place, (_, text) in enumerate(items):
        dash = text == "-"
        itself = dash and (kinds[place] in sets or kinds[place + 2] in sets)
        itself = itself or (dash and open_range)
        open_range = dash and not itself
        yield "\\-" if itself else text
