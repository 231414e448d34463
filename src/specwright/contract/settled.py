"""Results read to their end: files become bytes, streams become lists."""

from dataclasses import is_dataclass, replace
from typing import Any


def settled(value: Any) -> Any:
    """Return a result of the client that waits; a variant's body is read in it."""
    if _has_body(value):
        return replace(value, body=settled(value.body))
    if hasattr(value, "aread"):
        return value.read()
    return list(value) if _is_stream(value) else value


async def asettled(value: Any) -> Any:
    """Return a result of the client that is awaited."""
    if _has_body(value):
        return replace(value, body=await asettled(value.body))
    if hasattr(value, "aread"):
        return await value.aread()
    return [item async for item in value] if _is_stream(value) else value


def _has_body(value: Any) -> bool:
    return (
        is_dataclass(value) and not isinstance(value, type) and hasattr(value, "status")
    ) and hasattr(value, "body")


def _is_stream(value: Any) -> bool:
    return hasattr(value, "__aiter__")
