"""What the classes of a tag's operations are made of."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, TypeVar

from .client import BaseAsyncClient, BaseClient
from .operation import Operation
from .options import Options
from .pagination import Pages

Item = TypeVar("Item")
Result = TypeVar("Result")


class Resource:
    """The operations of one tag; each method is one call."""

    __slots__ = ("_client",)

    def __init__(self, client: BaseClient[Any]) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[Result],
        options: Options | None,
        /,
        **arguments: Any,
    ) -> Result:
        return self._client.call(operation, options, arguments).result

    def _iterate(
        self,
        operation: Operation[Any],
        pages: Pages[Item],
        options: Options | None,
        /,
        **arguments: Any,
    ) -> Iterator[Item]:
        for page in pages.walk(operation, arguments):
            yield from page.read(self._client.call(operation, options, page.arguments))


class AsyncResource:
    """The operations of one tag; each method is one call to be awaited."""

    __slots__ = ("_client",)

    def __init__(self, client: BaseAsyncClient[Any]) -> None:
        self._client = client

    async def _call(
        self,
        operation: Operation[Result],
        options: Options | None,
        /,
        **arguments: Any,
    ) -> Result:
        return (await self._client.call(operation, options, arguments)).result

    async def _iterate(
        self,
        operation: Operation[Any],
        pages: Pages[Item],
        options: Options | None,
        /,
        **arguments: Any,
    ) -> AsyncIterator[Item]:
        for page in pages.walk(operation, arguments):
            answer = await self._client.call(operation, options, page.arguments)
            for item in page.read(answer):
                yield item
