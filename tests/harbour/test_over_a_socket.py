"""Everything that the harbour has, from generated client to generated server."""

import asyncio
import io
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from harbour_api import AsyncClient, Auth, Client, File, errors
from harbour_api.auth import ClientCredentials
from harbour_api.models import (
    Arrival,
    BookBerthLanguage,
    Booking,
    BookingServicesItem,
    Departure,
    ShipFilter,
    ShipKind,
    ShipPatch,
    ShipRequest,
    UploadPapersRequest,
)
from harbour_api.results import RegisterShipAccepted, RegisterShipCreated
from listening import served
from office import NOON, SESSION, Office

FIRST = UUID(int=1)
NOBODY = UUID(int=99)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    with served(office) as address:
        yield address


def identity(secret: str) -> Auth:
    return Auth(office=ClientCredentials("program", secret, token_url="/token"))


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(address, auth=identity("hush")) as client:
        yield client


def test_tokens_are_for_what_operations_need(office: Office, client: Client) -> None:
    with ThreadPoolExecutor(32) as threads:
        names = threads.map(lambda _: client.ships.get_ship(FIRST).name, range(64))
        assert set(names) == {"Ship 1"}
    client.ships.change_ship(FIRST, ShipPatch(name="Anna"))
    assert [*office.guard.tokens.values()] == [{"register:read"}, {"register:write"}]
    office.guard.tokens.clear()
    assert client.ships.get_ship(FIRST).name == "Anna"
    assert [*office.guard.tokens.values()] == [{"register:read"}]
    impostor = client.with_options(auth=identity("wrong"))
    with pytest.raises(errors.CredentialError, match="401: invalid_client"):
        impostor.ships.get_ship(FIRST)
    with pytest.raises(errors.CredentialError, match="needs office"):
        client.with_options(auth=Auth()).ships.get_ship(FIRST)


def test_results_and_failures(client: Client) -> None:
    new = ShipRequest(name="Berta", flag="NL", kind=ShipKind.FERRY)
    answer = client.raw(client.ships.register_ship, new)
    assert isinstance(answer.result, RegisterShipCreated)
    assert answer.status == 201
    assert answer.headers["location"] == f"/ships/{answer.result.body.id}"
    assert answer.elapsed > 0
    slow = new.model_copy(update={"name": "Slow"})
    assert isinstance(client.ships.register_ship(slow), RegisterShipAccepted)
    with pytest.raises(errors.Conflict) as caught:
        client.ships.register_ship(new)
    assert caught.value.body.detail == "Berta"
    assert caught.value.request is not None
    assert caught.value.request.operation == "registerShip"
    with pytest.raises(errors.NotFound):
        client.raw(client.ships.get_ship, NOBODY)
    with pytest.warns(DeprecationWarning, match="strikeShip"):
        client.ships.strike_ship(FIRST)
    with pytest.raises(TypeError, match="one call"):
        client.raw(client.ships.iter_ships)


def test_pages(office: Office, client: Client) -> None:
    wanted = ShipFilter(kind=ShipKind.TUG, longer_than=3)
    found = client.ships.iter_ships(filter=wanted, flags=["NL", "PT"], page_size=3)
    assert [one.id.int for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert office.ships.filters == [(wanted, ["NL", "PT"])] * 3
    berths = client.berths.iter_berths()
    assert [one.number for one in berths] == [1, 2, 3, 4, 5]
    whole = client.raw(client.ships.list_ships, page_size=3)
    assert whole.headers["x-total-count"] == "7"
    assert whole.result.next == "3"


def test_cookies_and_forms(office: Office, client: Client) -> None:
    person = client.with_options(auth=Auth(session=SESSION))
    wish = Booking(
        ship=FIRST,
        from_=NOON,
        to=datetime(2026, 3, 2, tzinfo=UTC),
        services=[BookingServicesItem.WATER, BookingServicesItem.PILOT],
    )
    assert person.berths.book_berth(7, wish, language=BookBerthLanguage.PT).number == 7
    assert person.berths.book_berth(8, wish).number == 8
    assert office.berths.bookings == [(7, "pt", wish), (8, "en", wish)]


def test_papers_up_and_down(office: Office, client: Client, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(b"\x89PNG" * 50_000)

    def chunks() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    pages = [File(path), File(io.BytesIO(b"two")), File(chunks(), filename="3.jpg")]
    client.ships.upload_papers(FIRST, UploadPapersRequest(title="Log", pages=pages))
    assert [(name, len(content)) for name, content in office.ships.papers[FIRST]] == [
        ("page.png", 200_000),
        ("pages", 3),
        ("3.jpg", 100_000),
    ]
    target = tmp_path / "papers.pdf"
    with client.ships.download_papers(FIRST) as papers:
        assert (papers.content_type, papers.filename) == (
            "application/pdf",
            "papers.pdf",
        )
        assert papers.save(target) == 300_003
    assert target.read_bytes()[:4] == b"\x89PNG"
    with pytest.raises(errors.NotFound):
        client.ships.download_papers(NOBODY)


def until(office: Office, watching: int) -> None:
    end = time.monotonic() + 5
    while office.traffic.watching != watching:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_events_until_they_are_left(office: Office, client: Client) -> None:
    with client.traffic.watch_traffic() as events:
        seen = [next(iter(events)) for _ in range(3)]
        until(office, 1)
    assert [one.id for one in seen] == ["0", "1", "2"]
    assert isinstance(seen[0].data, Arrival)
    until(office, 0)
    assert client.ships.get_ship(FIRST).flag == "NL"


def test_lines(client: Client) -> None:
    with client.traffic.read_traffic_log(day=date(2026, 3, 4)) as log:
        came, left = log
    assert isinstance(came, Arrival)
    assert isinstance(left, Departure)
    assert came.at.date() == date(2026, 3, 4)


def test_all_of_it_awaited(office: Office, address: str, tmp_path: Path) -> None:
    async def day() -> None:
        async with AsyncClient(address, auth=identity("hush")) as client:
            ships, traffic = client.ships, client.traffic
            await asyncio.gather(*(ships.get_ship(FIRST) for _ in range(32)))
            assert len(office.guard.tokens) == 1
            found = [one.id.int async for one in ships.iter_ships(page_size=3)]
            assert found == [1, 2, 3, 4, 5, 6, 7]
            berths = [one.number async for one in client.berths.iter_berths()]
            assert berths == [1, 2, 3, 4, 5]
            request = UploadPapersRequest(pages=[File(b"one")])
            await ships.upload_papers(FIRST, request)
            async with await ships.download_papers(FIRST) as papers:
                assert await papers.asave(tmp_path / "a") == 3
            answer = await client.raw(ships.get_ship, FIRST)
            assert answer.result.name == "Ship 1"
            with pytest.raises(errors.NotFound):
                await ships.get_ship(NOBODY)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                await ships.strike_ship(FIRST)
            async with await traffic.watch_traffic() as events:
                async for event in events:
                    if event.id == "2":
                        break
            async with await traffic.read_traffic_log(day=date(2026, 3, 4)) as log:
                assert [type(one) async for one in log] == [Arrival, Departure]

    asyncio.run(day())
    until(office, 0)
