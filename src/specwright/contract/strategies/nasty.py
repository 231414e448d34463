"""Values that software gets wrong, kept in one place."""

from typing import Final

from specwright.ir.json import Json, JsonType

TEXTS: Final = (
    "",
    " ",
    "a",
    "0",
    "1",
    "true",
    "null",
    "a b",
    "a/b",
    "?a=b&c#d",
    "100%",
    "%2F",
    "a+b",
    "a,b",
    "a|b",
    ".",
    "..",
    ";=",
    "é",
    "日本語",
    "\U0001f600",
    'quote"\\',
    " padded ",
    "x" * 300,
)
"""Strings, from the empty one to a long one."""

CUT: Final = ("a/?#[]@!$&'()*+,;=:|%2F b", "line\nbreak: end")
"""One string with all that addresses are cut at (RFC 3986, section 2.2), and one that
messages are cut at.
"""

INTEGERS: Final = (
    0,
    1,
    -1,
    2,
    10,
    2**31 - 1,
    2**31,
    -(2**31),
    2**53 - 1,
    2**53,
    2**53 + 1,
    2**63 - 1,
    -(2**63),
)
"""Integers at the edges of the types that hold them."""

FLOATS: Final = (0.0, -0.0, 0.1, 0.5, -1.5, 1.0, 1e-7, 1e16, 2.0**53, 1e300, 5e-324)
"""Numbers that print oddly."""

NAMES: Final = (
    "x-unknown",
    "",
    "class",
    "self",
    "model_dump",
    "a b/c~d",
    "ünï",
    "$ref",
    "body",
)
"""Names that no specification was asked about."""

VALUES: Final[tuple[Json, ...]] = (
    None,
    True,
    False,
    0,
    1,
    1.5,
    -1,
    "",
    "1",
    "true",
    "null",
    "x",
    [],
    [None],
    ["x"],
    ["x", "y"],
    {},
    {"x": None},
    {"x": "y"},
    {"0": 1},
)
"""A few values of each type."""


def type_of(value: Json) -> JsonType:
    """Return the narrowest type of a value; 1.0 is an integer."""
    match value:
        case None:
            return JsonType.NULL
        case bool():
            return JsonType.BOOLEAN
        case int():
            return JsonType.INTEGER
        case float():
            return JsonType.INTEGER if value.is_integer() else JsonType.NUMBER
        case str():
            return JsonType.STRING
        case list():
            return JsonType.ARRAY
        case dict():
            return JsonType.OBJECT
