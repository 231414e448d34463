"""Methods of a client, called for all that there is to an answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MethodType
from typing import Any, Protocol

from .answer import Answer
from .operation import Operation
from .options import Options


class _Caller(Protocol):
    """What clients have in common that answer at once, or when awaited."""

    def call(
        self,
        operation: Operation[Any],
        options: Options | None,
        arguments: Mapping[str, Any],
        /,
    ) -> Any: ...


class Whole:
    """Stands for a client; its results are the whole answers of the other."""

    def __init__(self, client: _Caller) -> None:
        self._client = client

    def call(
        self,
        operation: Operation[Any],
        options: Options | None,
        arguments: Mapping[str, Any],
    ) -> Answer[Answer[Any]]:
        """Call an operation."""
        return _whole(self._client.call(operation, options, arguments))


class AsyncWhole:
    """Stands for an asynchronous client, as `Whole` does for the other kind."""

    def __init__(self, client: _Caller) -> None:
        self._client = client

    async def call(
        self,
        operation: Operation[Any],
        options: Options | None,
        arguments: Mapping[str, Any],
    ) -> Answer[Answer[Any]]:
        """Call an operation."""
        return _whole(await self._client.call(operation, options, arguments))


def _whole(answer: Answer[Any]) -> Answer[Answer[Any]]:
    return replace(answer, result=answer)


def rebound(
    method: Callable[..., Any], client: Whole | AsyncWhole
) -> Callable[..., Any]:
    """Return a method of a tag as one that calls for another client."""
    if not isinstance(method, MethodType) or method.__name__.startswith("iter_"):
        raise TypeError("pass a method that makes one call, as `client.tag.method`")
    resource: Any = type(method.__self__)
    return MethodType(method.__func__, resource(client))
