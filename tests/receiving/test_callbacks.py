"""The harbour calls back over real sockets: whoever booked a berth hears of it."""

import httpx2
from harbour_api import Auth, Client
from harbour_api.models import (
    Berth,
    BerthRequest,
    BookBerthLanguage,
    Booking,
    ShipRequest,
)
from harbour_api.server import create_app
from harbour_api.webhook_client import WebhookClient
from harbour_api.webhooks import create_webhook_app
from listening import served

SHIP = {"name": "Anna", "flag": "NL", "kind": "tug"}


class Anyone:
    """Lets everyone in."""

    def office(self, credential: str, scopes: tuple[str, ...], request: object) -> str:
        return credential

    def session(self, credential: str, scopes: tuple[str, ...], request: object) -> str:
        return credential


class Office:
    """Accepts every booking, and says at once that the berth is ready."""

    def book_berth(
        self, number: int, body: Booking, *, language: BookBerthLanguage
    ) -> Berth:
        assert isinstance(body.call_back, str)
        with WebhookClient(auth=Auth(office="secret")) as client:
            ready = BerthRequest(number=number, depth=4.0)
            client.to(body.call_back).berths.berth_ready(ready)
        return Berth(number=number, depth=4.0)


class Listener:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.ready: list[int] = []
        self.struck: list[str] = []

    async def berth_ready(self, body: BerthRequest) -> None:
        self.ready.append(body.number)

    async def ship_struck(self, body: ShipRequest) -> None:
        self.struck.append(body.name)


def test_whoever_booked_is_called_back() -> None:
    listener = Listener()
    api = create_app(berths=Office(), security=Anyone(), unimplemented="501")
    own = create_webhook_app(ships=listener, berths=listener, security=Anyone())
    with served(api) as address, served(own) as here:
        with Client(address, auth=Auth(office="token")) as client:
            booking = Booking.model_validate_json(
                f"""{{
                    "ship": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                    "from": "2026-01-01T00:00:00Z",
                    "to": "2026-01-02T00:00:00Z",
                    "call_back": "{here}/ready"
                }}"""
            )
            assert client.berths.book_berth(7, booking).number == 7
        assert httpx2.post(f"{here}/shipStruck", json=SHIP).status_code == 204
        assert httpx2.post(f"{here}/shipStruck", json={}).status_code == 422
    assert listener.ready == [7]
    assert listener.struck == ["Anna"]
