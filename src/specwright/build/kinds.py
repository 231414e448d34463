"""JSON values in words."""

import json
from collections.abc import Mapping
from typing import Final

from specwright.ir.json import Json


def spelled(value: Json) -> str:
    """Return what kind of value this is, with its article: `a string`."""
    if value is None:
        return "null"
    return _WORDS.get(type(value), "an object")


def quoted(value: Json) -> str:
    """Return a value as JSON in backquotes, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return f"`{text}`" if len(text) <= _LONG else f"`{text[:_LONG]}...`"


_LONG = 60
_WORDS: Final[Mapping[type[object], str]] = {
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    str: "a string",
    list: "an array",
}
