"""Python literals of JSON values: the one place that writes them."""

import math
import unicodedata

from specwright.ir.json import Json

_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(value: Json) -> str:
    """Return Python source that evaluates to `value`, laid out on one line.

    Strings are quoted as black quotes them; whatever does not print, or could mislead
    a reader (controls, bidirectional marks, lone surrogates), is escaped.
    """
    match value:
        case str():
            return _string(value)
        case float():
            return _float(value)
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case dict():
            members = (f"{_string(key)}: {literal(of)}" for key, of in value.items())
            return f"{{{', '.join(members)}}}"
        case _:
            return repr(value)


def escaped(character: str) -> str:
    """Return the character, or a Python escape where it would not show as itself."""
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable() and unicodedata.category(character) != "Cf":
        return character
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def escaped_text(text: str) -> str:
    """Return the text with every character escaped that would not show as itself."""
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return "".join(map(escaped, text))


def _string(text: str) -> str:
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = escaped_text(text).replace(quote, f"\\{quote}")
    return f"{quote}{body}{quote}"


def _float(value: float) -> str:
    if math.isfinite(value):
        return repr(value)
    return f'float("{value}")'
