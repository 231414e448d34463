"""What the faults of one specification cost its comparison with another."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from specwright.diagnostics import Diagnostic

from .tally import METHODS

if TYPE_CHECKING:
    from specwright.document import Document
    from specwright.ir.json import Json

Part: TypeAlias = tuple[str, ...]
"""An operation, a path or a component, whatever its variables are called."""

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


def is_lossy(
    faults: Iterable[Diagnostic], of: "Document", compared_with: "Document"
) -> bool:
    """Tell whether a fault costs something of what both documents have.

    An operation that only one has is added or removed whatever is wrong with it.
    """
    ours, theirs = _parts(of), _parts(compared_with)
    places = (
        fault.location.pointer
        for fault in faults
        if fault.code != "duplicate-operation-id"  # It gets another one.
    )
    return any(
        (part := _part_of(place)) is None or part in theirs or part not in ours
        for place in places
    )


def _parts(document: "Document") -> set[Part]:
    found: set[Part] = set()
    for kind in ("paths", "webhooks"):
        for name, item in _members(document.value.get(kind)).items():
            path = (kind, _nameless(name))
            found |= {path, *((*path, member) for member in _members(item))}
    for kind, members in _members(document.value.get("components")).items():
        found |= {("components", kind, name) for name in _members(members)}
    return found


def _part_of(pointer: str) -> Part | None:
    from specwright.document.pointer import tokens

    match tokens(pointer):
        case ["paths" | "webhooks" as kind, name, method, *_] if method in METHODS:
            return kind, _nameless(name), method
        case ["paths" | "webhooks" as kind, name, *_]:
            return kind, _nameless(name)
        case ["components", kind, name, *_]:
            return "components", kind, name
        case _:
            return None


def _nameless(path: str) -> str:
    return _VARIABLE.sub("{}", path)


def _members(value: "Json") -> "dict[str, Json]":
    return value if isinstance(value, dict) else {}
