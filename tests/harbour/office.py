"""The harbour office: serves everything in the specification, and gives out tokens."""

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from harbour_api import File, Stream, errors
from harbour_api.models import (
    Arrival,
    Berth,
    Booking,
    Departure,
    Movement,
    Problem,
    Ship,
    ShipFilter,
    ShipKind,
    ShipPage,
    ShipPatch,
    ShipRequest,
    TrafficEvent,
    TrafficEventEvent,
    UploadPapersRequest,
)
from harbour_api.results import RegisterShipAccepted, RegisterShipCreated
from harbour_api.server import Headed, create_app
from harbour_api.server.berths import ListBerthsHeaders
from harbour_api.server.ships import ListShipsHeaders, RegisterShipHeaders

SESSION = "s3/ssion+of=="
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ship(number: int) -> Ship:
    return Ship(
        id=UUID(int=number), name=f"Ship {number}", flag="NL", kind=ShipKind.TUG
    )


def missing() -> errors.NotFound:
    return errors.NotFound(Problem(title="No such ship"))


class Ships:
    """Seven ships, and the papers that came with them."""

    def __init__(self) -> None:
        self.fleet = {UUID(int=number): ship(number) for number in range(1, 8)}
        self.papers: dict[UUID, list[tuple[str | None, bytes]]] = {}
        self.filters: list[tuple[ShipFilter | None, list[str] | None]] = []

    def list_ships(
        self, *, page_size: int, cursor: str | None, **wanted: Any
    ) -> Headed[ShipPage, ListShipsHeaders]:
        self.filters.append((wanted["filter"], wanted["flags"]))
        start = int(cursor or 0)
        items = list(self.fleet.values())[start : start + page_size]
        end = start + page_size
        page = ShipPage(items=items, next=str(end) if end < len(self.fleet) else None)
        return Headed(page, {"X-Total-Count": len(self.fleet)})

    def register_ship(
        self, body: ShipRequest
    ) -> Headed[RegisterShipCreated, RegisterShipHeaders] | RegisterShipAccepted:
        if body.name == "Slow":
            return RegisterShipAccepted()
        if any(one.name == body.name for one in self.fleet.values()):
            raise errors.Conflict(Problem(title="Taken", detail=body.name))
        new = ship(len(self.fleet) + 1).model_copy(update={"name": body.name})
        self.fleet[new.id] = new
        return Headed(RegisterShipCreated(new), {"Location": f"/ships/{new.id}"})

    async def get_ship(self, ship_id: UUID) -> Ship:
        return self._found(ship_id)

    async def change_ship(self, ship_id: UUID, body: ShipPatch) -> Ship:
        changes = body.model_dump(exclude_unset=True)
        self.fleet[ship_id] = self._found(ship_id).model_copy(update=changes)
        return self.fleet[ship_id]

    async def strike_ship(self, ship_id: UUID) -> None:
        del self.fleet[self._found(ship_id).id]

    async def download_papers(self, ship_id: UUID) -> File:
        pages = self.papers.get(ship_id)
        if pages is None:
            raise missing()

        async def chunks() -> AsyncIterator[bytes]:
            for _, page in pages:
                for start in range(0, len(page), 65536):
                    yield page[start : start + 65536]

        return File(chunks(), filename="papers.pdf", content_type="application/pdf")

    async def upload_papers(self, ship_id: UUID, body: UploadPapersRequest) -> None:
        self.papers[self._found(ship_id).id] = [
            (page.filename, await page.aread()) for page in body.pages
        ]

    def _found(self, ship_id: UUID) -> Ship:
        if ship_id not in self.fleet:
            raise missing()
        return self.fleet[ship_id]


class Berths:
    """Five berths, two a page."""

    def __init__(self) -> None:
        self.bookings: list[tuple[int, str, Booking]] = []

    def list_berths(
        self, *, page: int
    ) -> list[Berth] | Headed[list[Berth], ListBerthsHeaders]:
        berths = [Berth(number=n, depth=3.5) for n in range(2 * page - 1, 2 * page + 1)]
        if page == 3:
            return berths[:1]
        return Headed(berths, {"Link": f'</berths?page={page + 1}>; rel="next"'})

    def book_berth(self, number: int, body: Booking, *, language: str) -> Berth:
        self.bookings.append((number, str(language), body))
        return Berth(number=number, depth=4)


class Traffic:
    """Ships that come and go; knows how many are watching."""

    def __init__(self) -> None:
        self.watching = 0

    async def watch_traffic(self) -> Stream[TrafficEvent]:
        return Stream(self._events())

    async def _events(self) -> AsyncIterator[TrafficEvent]:
        self.watching += 1
        try:
            for number in range(1_000_000):
                movement = Arrival(
                    movement="arrival", ship=UUID(int=number % 7), at=NOON
                )
                yield TrafficEvent(
                    event=TrafficEventEvent.ARRIVAL,
                    id=str(number),
                    data=movement,
                )
                await asyncio.sleep(0)
        finally:
            self.watching -= 1

    def read_traffic_log(self, *, day: date) -> Stream[Movement]:
        at = NOON.replace(year=day.year, month=day.month, day=day.day)
        came = Arrival(movement="arrival", ship=UUID(int=1), at=at, berth=3)
        left = Departure(movement="departure", ship=UUID(int=1), at=at)
        return Stream([came, left])


class Guard:
    """Knows which scopes each token has, and one session."""

    def __init__(self) -> None:
        self.tokens: dict[str, frozenset[str]] = {}
        self.presented: list[str] = []

    def office(
        self, credential: str, scopes: tuple[str, ...], request: object
    ) -> str | None:
        self.presented.append(credential)
        return credential if {*scopes} <= self.tokens.get(credential, set()) else None

    def session(
        self, credential: str, scopes: tuple[str, ...], request: object
    ) -> str | None:
        return credential if credential == SESSION else None


class Office:
    """All of it, as one ASGI application with `/token` beside the API."""

    def __init__(self) -> None:
        self.ships, self.berths, self.traffic = Ships(), Berths(), Traffic()
        self.guard = Guard()
        self.api = create_app(
            ships=self.ships,
            berths=self.berths,
            traffic=self.traffic,
            security=self.guard,
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != "/token":
            await self.api(scope, receive, send)
            return
        message = await receive()
        answer = self._token(dict(scope["headers"]), message["body"].decode())
        status = 200 if "access_token" in answer else 401
        headers = [(b"content-type", b"application/json")]
        start = {"type": "http.response.start", "status": status, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    def _token(self, headers: dict[bytes, bytes], form: str) -> dict[str, Any]:
        identity = b64decode(headers[b"authorization"].removeprefix(b"Basic "))
        if identity != b"program:hush":
            return {"error": "invalid_client"}
        scopes = parse_qs(form)["scope"][0].split()
        token = f"token-{len(self.guard.tokens)}"
        self.guard.tokens[token] = frozenset(scopes)
        return {"access_token": token, "token_type": "Bearer", "expires_in": 3600}
