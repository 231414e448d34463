"""Classes of values whose type parameters no check can see."""

from collections.abc import AsyncIterable, Generator, Iterable
from typing import Any, TypeAlias, TypeGuard

from ..errors import ApiError
from ..stream import Stream
from ..variant import Variant
from .headed import Headed

Items: TypeAlias = AsyncIterable[Any] | Iterable[Any]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


def is_items(value: object) -> TypeGuard[Items]:
    """Whether a value can be iterated, in one way or the other."""
    return isinstance(value, (AsyncIterable, Iterable))


def is_generator(value: object) -> TypeGuard[Generator[Any, Any, Any]]:
    """Whether a value is a plain generator, which can be closed."""
    return isinstance(value, Generator)


def is_stream(value: object) -> TypeGuard[Stream[Any]]:
    """Whether a value is a stream of items, which may come in either way."""
    return isinstance(value, Stream)


def is_variant(value: object) -> TypeGuard[Variant[Any]]:
    """Whether a value is one of several documented successes."""
    return isinstance(value, Variant)


def is_headed(value: object) -> TypeGuard[Headed[Any, Any]]:
    """Whether a value is a result with headers."""
    return isinstance(value, Headed)


def is_api_error(error: Exception) -> TypeGuard[ApiError[Any]]:
    """Whether an exception is a documented failure."""
    return isinstance(error, ApiError)
