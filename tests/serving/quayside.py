"""A harbour office with just enough in it to serve over real sockets.

A server that is started on this module's `app` finds out where to leave its marks from
the environment: `up` and `down` go to the file named by `OFFICE_MARKS`. Its papers have
as many pieces as `OFFICE_PIECES` says.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from harbour_api import File, errors
from harbour_api._runtime.stream import Stream
from harbour_api.models import (
    Arrival,
    Problem,
    Ship,
    ShipKind,
    TrafficEvent,
    TrafficEventEvent,
    UploadPapersRequest,
)
from harbour_api.server import Application, Context, Limits
from services import harbour_app

ID = UUID(int=7)
PIECE = bytes(range(256)) * 256


@dataclass
class Ledger:
    """What was begun and what was ended, and how many bytes came."""

    begun: int = 0
    ended: int = 0
    cancelled: int = 0
    received: list[int] = field(default_factory=list[int])


class Ships:
    """Keeps papers that nobody has to read."""

    def __init__(self, ledger: Ledger, pieces: int = 4) -> None:
        self.ledger = ledger
        self.pieces = pieces

    async def get_ship(self, ship_id: UUID, context: Context | None = None) -> Ship:
        if ship_id != ID:
            raise errors.NotFound(Problem(title="No such ship"))
        name = str(context and context.state)
        return Ship(id=ship_id, name=name, flag="NL", kind=ShipKind.TUG)

    async def strike_ship(self, ship_id: UUID) -> None:
        self.ledger.begun += 1
        try:
            await asyncio.sleep(0.3)
        except asyncio.CancelledError:
            self.ledger.cancelled += 1
            raise
        finally:
            self.ledger.ended += 1

    async def download_papers(self, ship_id: UUID) -> File:
        plain = ship_id == ID
        return File(self.plainly() if plain else self.awaited())

    def plainly(self) -> Iterator[bytes]:
        self.ledger.begun += 1
        try:
            for _ in range(self.pieces):
                yield PIECE
        finally:
            self.ledger.ended += 1

    async def awaited(self) -> AsyncIterator[bytes]:
        for piece in self.plainly():
            await asyncio.sleep(0)
            yield piece

    def upload_papers(self, ship_id: UUID, body: UploadPapersRequest) -> None:
        for page in body.pages:
            self.ledger.received.append(sum(len(chunk) for chunk in page.chunks()))


class Traffic:
    """Reports arrivals until nobody listens, or until something breaks."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.breaks = False

    async def watch_traffic(self) -> Stream[TrafficEvent]:
        return Stream(self.events())

    async def events(self) -> AsyncIterator[TrafficEvent]:
        self.ledger.begun += 1
        at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
        arrival = Arrival(movement="arrival", ship=ID, at=at)
        try:
            while True:
                yield TrafficEvent(event=TrafficEventEvent.ARRIVAL, data=arrival)
                await asyncio.sleep(0.01)
                if self.breaks:
                    raise RuntimeError("the mast fell over")
        finally:
            self.ledger.ended += 1


def _mark(text: str) -> None:
    Path(os.environ["OFFICE_MARKS"]).write_text(text, "utf-8")


@asynccontextmanager
async def _marked() -> AsyncIterator[str]:
    _mark("up")
    yield "in office"
    _mark("down")


def office(ledger: Ledger, pieces: int = 4, **choices: Any) -> Application:
    """Return the harbour with the office's handlers."""
    return harbour_app(
        ships=Ships(ledger, pieces),
        traffic=Traffic(ledger),
        unimplemented="501",
        **choices,
    )


app = office(
    Ledger(),
    int(os.environ.get("OFFICE_PIECES", "4")),
    lifespan=_marked,
    limits=Limits(upload=1 << 30),
)
