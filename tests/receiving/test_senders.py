"""Webhooks and callbacks are sent to whole addresses, and nowhere else."""

import asyncio
from collections.abc import Callable

import httpx2
import pytest
from harbour_api import Auth
from harbour_api.errors import UndocumentedError
from harbour_api.models import BerthRequest, ShipKind, ShipRequest
from harbour_api.webhook_client import AsyncWebhookClient, Options, WebhookClient

SHIP = ShipRequest(name="Anna", flag="NL", kind=ShipKind.TUG)
BERTH = BerthRequest(number=7, depth=4.5)

Answering = Callable[[httpx2.Request], httpx2.Response]


def answering(seen: list[httpx2.Request], status: int = 204) -> Answering:
    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(status)

    return answer


@pytest.mark.parametrize(
    "url",
    [
        "https://listener.example",
        "https://listener.example/hooks/",
        "https://listener.example/a%2Fb?token=1",
    ],
)
def test_the_address_is_the_one_that_was_given(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARBOUR_API_BASE_URL", "https://elsewhere.example")
    seen: list[httpx2.Request] = []
    transport = httpx2.MockTransport(answering(seen))
    with WebhookClient(http=transport) as client:
        client.to(url).ships.ship_struck(SHIP)
        query = Options(query={"more": "2"})
        client.to(url).ships.ship_struck(SHIP, options=query)
    plain, more = seen
    assert (plain.method, str(plain.url)) == ("POST", str(httpx2.URL(url)))
    mark = "&" if "?" in url else "?"
    assert str(more.url) == str(httpx2.URL(f"{url}{mark}more=2"))
    assert plain.headers["content-type"] == "application/json"
    assert b'"Anna"' in plain.content
    assert "authorization" not in plain.headers


def test_credentials_are_those_that_the_callback_asks_for() -> None:
    seen: list[httpx2.Request] = []

    async def send() -> None:
        auth = Auth(office="secret")
        transport = httpx2.MockTransport(answering(seen))
        async with AsyncWebhookClient(auth=auth, http=transport) as client:
            await client.to("https://listener.example/x").berths.berth_ready(BERTH)

    asyncio.run(send())
    assert seen[0].headers["authorization"] == "Bearer secret"


def test_an_answer_that_is_not_documented_is_an_error() -> None:
    transport = httpx2.MockTransport(answering([], 404))
    client = WebhookClient("https://listener.example", http=transport)
    with client, pytest.raises(UndocumentedError):
        client.ships.ship_struck(SHIP)


def test_there_is_no_address_but_the_one_that_is_given() -> None:
    with WebhookClient() as client, pytest.raises(ValueError, match="use `to`"):
        client.ships.ship_struck(SHIP)
