"""Pages of every kind, as one run of items."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx2
import pytest
from pet_api import AsyncClient, Client

from specwright.runtime.errors import ContractError
from specwright.runtime.model import Model
from specwright.runtime.operation import Operation, Parameter, Response, json_content
from specwright.runtime.pagination import (
    Cursor,
    NextLink,
    Offset,
    PageNumber,
    Pages,
    Pagination,
)
from specwright.runtime.resource import AsyncResource, Resource
from specwright.runtime.scalars import Integer

Query = Mapping[str, str]


class Item(Model):
    id: str
    create_at: Integer


class Listing(Model):
    data: list[Item]
    has_more: bool = False
    next: str | None = None


ALL = [Item(id=f"i{n}", create_at=n) for n in range(7)]


def operation(declared: Any, *parameters: tuple[str, Any, Any]) -> Operation[Any]:
    return Operation(
        id="list",
        method="GET",
        path="/items",
        parameters=tuple(
            Parameter(argument=name, name=name, place="query", type=of, default=default)
            for name, of, default in parameters
        ),
        results={200: Response(contents=json_content(declared))},
    )


def part(first: int, count: int) -> list[dict[str, Any]]:
    return [one.model_dump() for one in ALL[first : first + count]]


def by_page(query: Query) -> httpx2.Response:
    size = int(query.get("per_page", "3"))
    return httpx2.Response(200, json=part(int(query.get("page", "0")) * size, size))


def by_offset(query: Query) -> httpx2.Response:
    return httpx2.Response(200, json=part(int(query["offset"]), 3))


def by_cursor(query: Query) -> httpx2.Response:
    first = 0
    if "cursor_id" in query:
        first = int(query["cursor_create_at"]) + 1
        assert query["cursor_id"] == f"i{first - 1}"
    return httpx2.Response(200, json=part(first, 3))


def by_flag(query: Query) -> httpx2.Response:
    first = int(query["starting_after"][1:]) + 1 if "starting_after" in query else 0
    return httpx2.Response(
        200, json={"data": part(first, 3), "has_more": first + 3 < len(ALL)}
    )


def by_token(query: Query) -> httpx2.Response:
    first = int(query.get("token", "0"))
    following = str(first + 3) if first + 3 < len(ALL) else None
    return httpx2.Response(200, json={"data": part(first, 3), "next": following})


def by_link(query: Query) -> httpx2.Response:
    first = int(query.get("token", "0"))
    links = ['<http://evil.test/?token=0>; rel="prev"']
    if first + 3 < len(ALL):
        links.append(f'<http://evil.test/?token={first + 3}&x=y>; a=b; rel="last next"')
    return httpx2.Response(200, json=part(first, 3), headers={"link": ", ".join(links)})


def by_body_link(query: Query) -> httpx2.Response:
    first = int(query.get("token", "0"))
    link = f"/items?token={first + 3}" if first + 3 < len(ALL) else None
    return httpx2.Response(200, json={"data": part(first, 3), "next": link})


TOKEN = ("token", str, None)
CASES: list[
    tuple[Callable[[Query], httpx2.Response], Pagination, Operation[Any], int]
] = [
    (
        by_page,
        PageNumber(),
        operation(list[Item], ("page", Integer, 0), ("per_page", Integer, 3)),
        3,
    ),
    (
        by_page,
        PageNumber(size=None),
        operation(list[Item], ("page", Integer, None)),
        4,
    ),
    (by_offset, Offset(), operation(list[Item], ("offset", Integer, None)), 4),
    (
        by_cursor,
        Cursor(
            arguments={"cursor_id": ("id",), "cursor_create_at": ("create_at",)},
            size="per_page",
        ),
        operation(
            list[Item],
            ("cursor_id", str, None),
            ("cursor_create_at", Integer, None),
            ("per_page", Integer, 3),
        ),
        3,
    ),
    (
        by_flag,
        Cursor(
            arguments={"starting_after": ("id",)}, more=("has_more",), items=("data",)
        ),
        operation(Listing, ("starting_after", str, None)),
        3,
    ),
    (
        by_token,
        Cursor(arguments={"token": ("next",)}, of_last_item=False, items=("data",)),
        operation(Listing, TOKEN),
        3,
    ),
    (by_link, NextLink(), operation(list[Item], TOKEN), 3),
    (
        by_body_link,
        NextLink(link=("next",), items=("data",)),
        operation(Listing, TOKEN),
        3,
    ),
]


@pytest.mark.parametrize(("serve", "pagination", "listing", "calls"), CASES)
def test_every_item_comes_once(
    serve: Callable[[Query], httpx2.Response],
    pagination: Pagination,
    listing: Operation[Any],
    calls: int,
) -> None:
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        assert request.url.host == "pets.test"
        return serve(request.url.params)

    pages: Pages[Item] = Pages(pagination)
    client = Client(http=httpx2.MockTransport(answer))
    assert list(Resource(client)._iterate(listing, pages, None)) == ALL
    assert len(requests) == calls

    async def check() -> None:
        client = AsyncClient(http=httpx2.MockTransport(answer))
        items = AsyncResource(client)._iterate(listing, pages, None)
        assert [item async for item in items] == ALL

    asyncio.run(check())


def test_pages_are_fetched_when_they_are_needed() -> None:
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return by_page(request.url.params)

    client = Client(http=httpx2.MockTransport(answer))
    listing = CASES[0][2]
    pages: Pages[Item] = Pages(PageNumber())
    items = Resource(client)._iterate(listing, pages, None, page=1, per_page=2)
    assert not requests
    assert [next(items).id, next(items).id] == ["i2", "i3"]
    assert len(requests) == 1
    assert requests[0].url.query == b"page=1&per_page=2"


def test_a_cursor_that_stands_still_ends() -> None:
    body = {"data": json.loads("[]"), "next": "same"}
    client = Client(
        http=httpx2.MockTransport(lambda _: httpx2.Response(200, json=body))
    )
    pages: Pages[Item] = Pages(
        Cursor(arguments={"token": ("next",)}, of_last_item=False, items=("data",))
    )
    assert not list(Resource(client)._iterate(operation(Listing, TOKEN), pages, None))


def walked(
    serve: Callable[[Query], httpx2.Response],
    pagination: Pagination,
    listing: Operation[Any],
) -> Iterator[str]:
    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        assert len(requests) < 10
        return serve(request.url.params)

    requests: list[httpx2.Request] = []
    client = Client(http=httpx2.MockTransport(answer))
    pages: Pages[Item] = Pages(pagination)
    return (one.id for one in Resource(client)._iterate(listing, pages, None))


def round_trip(query: Query) -> httpx2.Response:
    following = {"": "a", "a": "b", "b": "a"}[query.get("token", "")]
    number = {"a": 1, "b": 2}.get(query.get("token", ""), 0)
    links = {"link": f'</?token={following}>; rel="next"'}
    body = {"data": part(number, 1), "next": following}
    return httpx2.Response(200, json=body, headers=links)


def deaf(_: Query) -> httpx2.Response:
    links = {"link": '</?token=more>; rel="next"'}
    return httpx2.Response(200, json=part(0, 3), headers=links)


def unknown_link(_: Query) -> httpx2.Response:
    links = {"link": '</?elsewhere=1>; rel="next"'}
    return httpx2.Response(200, json=part(0, 3), headers=links)


LISTED = operation(list[Item], ("page", Integer, 0), ("offset", Integer, 0), TOKEN)
TOKENS = Cursor(arguments={"token": ("next",)}, of_last_item=False, items=("data",))


@pytest.mark.parametrize(
    ("serve", "pagination", "listing", "items", "message"),
    [
        (round_trip, TOKENS, operation(Listing, TOKEN), 3, "one that has been"),
        (
            round_trip,
            NextLink(link=None, items=("data",)),
            operation(Listing, TOKEN),
            3,
            "one that has been",
        ),
        (deaf, PageNumber(size=None), LISTED, 3, "the same again"),
        (deaf, Offset(limit=None), LISTED, 3, "the same again"),
        (deaf, Cursor(arguments={"token": ("id",)}), LISTED, 3, "the same again"),
        (deaf, NextLink(), LISTED, 3, "the same again"),
        (unknown_link, NextLink(), LISTED, 3, "nowhere else"),
    ],
)
def test_pages_that_do_not_end_are_told(
    serve: Callable[[Query], httpx2.Response],
    pagination: Pagination,
    listing: Operation[Any],
    items: int,
    message: str,
) -> None:
    found: list[str] = []
    with pytest.raises(ContractError, match=f"list: pages: .*{message}"):
        found.extend(walked(serve, pagination, listing))
    assert found == [f"i{number}" for number in range(items)]


def test_an_item_may_hold_zero() -> None:
    def serve(query: Query) -> httpx2.Response:
        first = int(query["since"]) + 1 if "since" in query else 0
        return httpx2.Response(200, json=part(first, 1 if first == 0 else 3))

    pagination = Cursor(arguments={"since": ("create_at",)})
    listing = operation(list[Item], ("since", Integer, None))
    assert list(walked(serve, pagination, listing)) == [f"i{n}" for n in range(7)]


def test_numbers_may_come_again() -> None:
    def serve(query: Query) -> httpx2.Response:
        return httpx2.Response(200, json=[0, 0] if int(query["page"]) < 3 else [])

    client = Client(http=httpx2.MockTransport(lambda one: serve(one.url.params)))
    pages: Pages[int] = Pages(PageNumber(size=None))
    listing = operation(list[Integer], ("page", Integer, None))
    assert list(Resource(client)._iterate(listing, pages, None)) == [0] * 6
