"""Values of forms in the style `deepObject`, as far as there is agreement about it.

OpenAPI says how an object of scalars is spelled, `member[name]=text`. What is deeper
gets more brackets, and elements of arrays their index or none.
"""

import re
from collections.abc import Iterator
from typing import Final

from specwright.ir.json import Json

from .scalars import is_scalar

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_INDEX: Final = re.compile(r"\[[0-9]+\]")


def is_spellable(value: Json) -> bool:
    """Return whether a value has one clear spelling in brackets."""
    match value:
        case list():
            return bool(value) and all(map(is_spellable, value))
        case dict():
            return (
                bool(value)
                and all(map(_NAME.fullmatch, value))
                and all(map(is_spellable, value.values()))
            )
        case _:
            return is_scalar(value)


def deep_pairs(name: str, value: Json) -> Iterator[tuple[str, Json]]:
    """Yield the names and values of the scalars in a member."""
    match value:
        case list():
            for index, each in enumerate(value):
                yield from deep_pairs(f"{name}[{index}]", each)
        case dict():
            for key, each in value.items():
                yield from deep_pairs(f"{name}[{key}]", each)
        case _:
            yield name, value


def without_indices(name: str) -> str:
    """Return a name in brackets as those write it who leave indices out."""
    return _INDEX.sub("[]", name)
