"""Which differences between two documents nobody's program can notice."""

from typing import Final

from specwright.ir.json import Json

_WORDS: Final = frozenset({"description", "summary"})
_DATA: Final = frozenset(
    {
        "const",
        "dataValue",
        "default",
        "enum",
        "example",
        "examples",
        "mapping",
        "parameters",
        "scopes",
        "value",
    }
)
"""Below these, `description` may be the name of something, and its text a value."""


def differ_in_words(old: Json, new: Json) -> bool:
    """Tell whether all differences are in descriptions and summaries.

    False in doubt, as below a `default`. Equal documents do not differ at all, and so
    not in anything else: True.
    """
    if old == new:
        return True
    match old, new:
        case dict(), dict():
            return old.keys() == new.keys() and all(
                _member_differs_in_words(key, value, new[key])
                for key, value in old.items()
            )
        case list(), list():
            return len(old) == len(new) and all(map(differ_in_words, old, new))
        case _:
            return False


def _member_differs_in_words(name: str, old: Json, new: Json) -> bool:
    if old == new:
        return True
    if name in _WORDS and isinstance(old, str) and isinstance(new, str):
        return True
    if name in _DATA:
        declared = name == "parameters" and isinstance(old, list)
        return declared and differ_in_words(old, new)
    return differ_in_words(old, new)
