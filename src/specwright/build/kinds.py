"""JSON types in words."""

from specwright.ir.json import Json


def spelled(value: Json) -> str:
    """Return what kind of value this is, with its article: `a string`."""
    if value is None:
        return "null"
    return _WORDS.get(type(value), "an object")


_WORDS = {
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    str: "a string",
    list: "an array",
}
