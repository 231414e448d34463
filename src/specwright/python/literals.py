"""Python literals of JSON values: the one place that writes them."""

import base64
import datetime as dt
import math
import unicodedata
import uuid

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


def formatted_source(name: str, text: str) -> str | None:
    """Return source of the value that a text of some format stands for.

    None for text that is not of the format, or not in the form that this module
    writes: `datetime` and `uuid` are the modules of these names.
    """
    try:
        match name:
            case "date":
                day = dt.date.fromisoformat(text)
                return f"datetime.date({day.year}, {day.month}, {day.day})"
            case "date-time":
                moment = dt.datetime.fromisoformat(text.upper())
                return _parsed("datetime", moment) if moment.tzinfo else None
            case "time":
                return _parsed("time", dt.time.fromisoformat(text.upper()))
            case "uuid":
                return f"uuid.UUID({_string(str(uuid.UUID(text)))})"
            case "byte":
                return _bytes(base64.b64decode(text, validate=True))
            case _:
                return None
    except ValueError:
        return None


def _parsed(kind: str, value: dt.datetime | dt.time) -> str:
    return f"datetime.{kind}.fromisoformat({_string(value.isoformat())})"


def _bytes(data: bytes) -> str:
    written = "".join(
        chr(one) if 32 <= one < 127 and one not in b'"\\' else f"\\x{one:02x}"
        for one in data
    )
    return f'b"{written}"'


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
