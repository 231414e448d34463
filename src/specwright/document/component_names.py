"""Names for what is lifted into the components."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from .pointer import tokens

_GENERIC = frozenset(
    {
        "$defs",
        "additionalProperties",
        "allOf",
        "anyOf",
        "components",
        "content",
        "definitions",
        "examples",
        "headers",
        "index",
        "items",
        "models",
        "not",
        "oneOf",
        "openapi",
        "parameters",
        "prefixItems",
        "properties",
        "requestBodies",
        "responses",
        "schema",
        "schemas",
        "shared",
        "swagger",
    }
)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")

Key = TypeVar("Key", bound=Hashable)


def name_parts(file: str, pointer: str, folder: str) -> tuple[str, ...]:
    """Return the words that a place has for a name, the most telling one last.

    Folders, the file's stem, and the names of the pointer; words that every
    specification uses are left out where others are there.
    """
    path = PurePosixPath(file)
    if path.is_relative_to(folder):
        path = path.relative_to(folder)
    words = [*path.parent.parts, path.stem, *tokens(pointer)]
    cleaned = [_UNSAFE.sub("_", word).strip("_.") for word in words]
    kept = [word for word in cleaned if word]
    telling = [word for word in kept if word not in _GENERIC and not word.isdecimal()]
    return tuple(telling or kept or ["part"])


def distinct_names(
    parts: Mapping[Key, tuple[str, ...]], taken: Iterable[str]
) -> dict[Key, str]:
    """Return a name for each, as short as it can be; those that clash get longer.

    The result does not depend on the order, as long as the words tell them apart.
    Names that differ only in case or punctuation clash.
    """
    reserved = {_folded(name) for name in taken}
    lengths = dict.fromkeys(parts, 1)
    while True:
        names = {key: "_".join(parts[key][-length:]) for key, length in lengths.items()}
        longer = [
            key for key in _clashing(names, reserved) if lengths[key] < len(parts[key])
        ]
        if not longer:
            return _numbered(names, reserved)
        for key in longer:
            lengths[key] += 1


def _clashing(names: Mapping[Key, str], reserved: set[str]) -> list[Key]:
    sharing: dict[str, list[Key]] = defaultdict(list)
    for key, name in names.items():
        sharing[_folded(name)].append(key)
    return [
        key
        for folded, keys in sharing.items()
        if len(keys) > 1 or folded in reserved
        for key in keys
    ]


def _numbered(names: dict[Key, str], reserved: set[str]) -> dict[Key, str]:
    """Tell apart what no words can, by letters."""
    used = set(reserved)
    found: dict[Key, str] = {}
    for key, name in names.items():
        unique = name
        while _folded(unique) in used:
            unique = f"{unique}_other"
        used.add(_folded(unique))
        found[key] = unique
    return found


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold()) or name
