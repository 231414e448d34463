"""Pages by a cursor in the answer, and by the header `Link`, over the whole stack."""

import asyncio
from uuid import UUID

import httpx2
import pytest
from harbour_api import AsyncClient, Auth, Client
from harbour_api.models import Berth, Ship, ShipKind, ShipPage
from harbour_api.server import Headed, create_app
from harbour_api.server.berths import ListBerthsHeaders
from harbour_api.server.ships import ListShipsHeaders

URL = "http://harbour.test"
AUTH = Auth(office="token")
FLEET = [
    Ship(id=UUID(int=number), name=f"Ship {number}", flag="NL", kind=ShipKind.TUG)
    for number in range(7)
]
QUAY = [Berth(number=number, depth=3.5) for number in range(1, 6)]


class Ships:
    """Serves the fleet in pages, and notes where each began."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, str | None]] = []

    async def list_ships(
        self, *, page_size: int, cursor: str | None, **_: object
    ) -> Headed[ShipPage, ListShipsHeaders]:
        self.asked.append((page_size, cursor))
        start = int(cursor or 0)
        end = start + page_size
        following = str(end) if end < len(FLEET) else None
        page = ShipPage(items=FLEET[start:end], next=following)
        return Headed(page, {"X-Total-Count": len(FLEET)})


class Berths:
    """Serves the quay two berths a page; the last page links to none."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    async def list_berths(
        self, *, page: int
    ) -> list[Berth] | Headed[list[Berth], ListBerthsHeaders]:
        self.asked.append(page)
        berths = QUAY[2 * page - 2 : 2 * page]
        if 2 * page >= len(QUAY):
            return berths
        link = f'<{URL}/berths?page={page + 1}>; rel="next", <{URL}>; rel="first"'
        return Headed(berths, {"Link": link})


class Everyone:
    """Lets everyone in."""

    def office(
        self, credential: str, scopes: tuple[str, ...], request: object
    ) -> object:
        return credential

    session = office


@pytest.fixture
def ships() -> Ships:
    return Ships()


@pytest.fixture
def berths() -> Berths:
    return Berths()


@pytest.fixture
def transport(ships: Ships, berths: Berths) -> httpx2.ASGITransport:
    app = create_app(
        ships=ships, berths=berths, security=Everyone(), unimplemented="501"
    )
    return httpx2.ASGITransport(app=app)


def waiting(transport: httpx2.ASGITransport) -> httpx2.BaseTransport:
    class Waiting(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            async def answer() -> httpx2.Response:
                response = await transport.handle_async_request(request)
                content = await response.aread()
                return httpx2.Response(
                    response.status_code, headers=response.headers, content=content
                )

            return asyncio.run(answer())

    return Waiting()


def test_a_cursor_is_followed_to_the_end(
    transport: httpx2.ASGITransport, ships: Ships
) -> None:
    with Client(URL, auth=AUTH, http=waiting(transport)) as client:
        found = list(client.ships.iter_ships(page_size=3))
    assert found == FLEET
    assert ships.asked == [(3, None), (3, "3"), (3, "6")]


def test_a_page_is_asked_for_when_the_loop_gets_there(
    transport: httpx2.ASGITransport, ships: Ships
) -> None:
    with Client(URL, auth=AUTH, http=waiting(transport)) as client:
        iterator = client.ships.iter_ships(page_size=3, cursor="2")
        assert ships.asked == []
        assert [next(iterator) for _ in range(3)] == FLEET[2:5]
        assert ships.asked == [(3, "2")]


def test_links_are_followed_to_the_end(
    transport: httpx2.ASGITransport, berths: Berths
) -> None:
    with Client(URL, auth=AUTH, http=waiting(transport)) as client:
        assert list(client.berths.iter_berths()) == QUAY
    assert berths.asked == [1, 2, 3]


def test_the_same_is_awaited(
    transport: httpx2.ASGITransport, ships: Ships, berths: Berths
) -> None:
    async def run() -> None:
        async with AsyncClient(URL, auth=AUTH, http=transport) as client:
            assert [one async for one in client.ships.iter_ships(page_size=4)] == FLEET
            assert [one async for one in client.berths.iter_berths(page=2)] == QUAY[2:]

    asyncio.run(run())
    assert ships.asked == [(4, None), (4, "4")]
    assert berths.asked == [2, 3]


def test_headers_arrive_as_they_are_declared(transport: httpx2.ASGITransport) -> None:
    async def run() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=transport) as http:
            headers = {"authorization": "Bearer token"}
            return await http.get(f"{URL}/ships", headers=headers)

    response = asyncio.run(run())
    assert response.status_code == 200
    assert response.headers["x-total-count"] == "7"
