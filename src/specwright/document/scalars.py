"""Plain scalars of YAML (YAML 1.2.2, section 10.3.2, the core schema).

Narrower in one point: a number with leading zeros is a string, as it is in every
identifier, postal code and version that is written like that.
"""

import math
import re

_NUMBER = re.compile(
    r"(?P<integer>[-+]?(?:0|[1-9][0-9]*))"
    r"|(?P<based>0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<real>[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_NUMERIC = frozenset("-+.0123456789")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_LONGEST = 400


def plain_scalar(text: str) -> bool | int | float | str | None:
    """Return what a plain scalar stands for.

    Numbers that JSON cannot hold (infinities, and those beyond the range of a double)
    stay strings.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC or len(text) > _LONGEST:
        return text
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    if found["integer"] is not None:
        return int(text)
    if found["based"] is not None:
        return int(text, 0)
    number = float(text)
    return number if math.isfinite(number) else text
