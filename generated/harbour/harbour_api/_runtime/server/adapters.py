"""Compiled validators and serialisers, made at start-up."""

from typing import Any

from pydantic import TypeAdapter

from ..adapters import adapter_of


def compiled(declared: Any) -> TypeAdapter[Any]:
    """Return the adapter of a type with nothing left to build on first use."""
    adapter = adapter_of(declared)
    adapter.rebuild()
    return adapter
