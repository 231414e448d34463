"""Pydantic's validators and serialisers, made once per declared type."""

from typing import Any, Final

from pydantic import TypeAdapter

_ADAPTERS: Final[dict[int, tuple[Any, TypeAdapter[Any]]]] = {}


def adapter_of(declared: Any) -> TypeAdapter[Any]:
    """Return the adapter of a type.

    Types are told apart by identity: equal unions may differ in their order. The entry
    keeps its type alive, so that an identity is never used twice.
    """
    entry = _ADAPTERS.get(id(declared))
    if entry is None:
        entry = (declared, TypeAdapter(declared))
        _ADAPTERS[id(declared)] = entry
    return entry[1]
