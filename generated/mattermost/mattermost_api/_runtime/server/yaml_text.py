"""JSON data as YAML 1.2 that people like to read, and that YAML 1.1 reads alike."""

import json
import re
from collections.abc import Iterator
from typing import Final

from ..styles import Plain

_PLAIN: Final = re.compile(r"[A-Za-z/$_](?:[\w ${}()/.,'-]*[\w${})/.'])?", re.ASCII)
_WORDS: Final = frozenset(
    {"", "false", "n", "no", "null", "off", "on", "true", "y", "yes"}
)
_STEP: Final = "  "


def yaml_text(value: Plain) -> str:
    """Return a JSON value in block style; texts of several lines keep them."""
    return "".join(f"{line}\n" for line in _lines(value, ""))


def _lines(value: Plain, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for name, member in value.items():
            yield from _entry(f"{indent}{_text(name)}:", member, indent)
    elif isinstance(value, list) and value:
        for member in value:
            inner = list(_lines(member, indent + _STEP))
            yield f"{indent}- {inner[0].removeprefix(indent + _STEP)}"
            yield from inner[1:]
    else:
        yield indent + _scalar(value)


def _entry(start: str, member: Plain, indent: str) -> Iterator[str]:
    if isinstance(member, (dict, list)) and member:
        yield start
        yield from _lines(member, indent + _STEP)
    elif isinstance(member, str) and _keeps_lines(member):
        yield f"{start} |" if member.endswith("\n") else f"{start} |-"
        for line in member.removesuffix("\n").split("\n"):
            yield f"{indent}{_STEP}{line}" if line else ""
    else:
        yield f"{start} {_scalar(member)}"


def _keeps_lines(text: str) -> bool:
    """Tell whether a literal block says exactly this."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and bool(lines[0].strip())
        and bool(lines[-1])
        and not lines[0].startswith(" ")
        and all(line.isprintable() for line in lines)
    )


def _scalar(value: Plain) -> str:
    match value:
        case str():
            return _text(value)
        case float():
            mantissa, e, exponent = json.dumps(value).partition("e")
            return f"{mantissa}{'.0' if e and '.' not in mantissa else ''}{e}{exponent}"
        case _:
            return json.dumps(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{"".join(one if one.isprintable() else _escape(one) for one in quoted)}"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
