"""Whoever checks a signature gets the bytes that were signed."""

import asyncio
import hmac
import json
from typing import Any

import pytest
from asking import Got, ask
from harbour_api.models import BerthRequest, ShipRequest
from harbour_api.webhooks import Context, Request, create_webhook_app

KEY = b"key"
BODY = json.dumps({"number": 7, "depth": 4.5}, indent=3).encode()
SHIP = json.dumps({"name": "Anna", "flag": "NL", "kind": "tug"}).encode()


def signature(body: bytes) -> str:
    return hmac.new(KEY, body, "sha256").hexdigest()


class Signed:
    """Takes the credential for a signature of the body."""

    async def office(
        self, credential: str, scopes: tuple[str, ...], request: Request
    ) -> str | None:
        expected = signature(await request.body())
        return "office" if hmac.compare_digest(credential, expected) else None


class Listener:
    def __init__(self) -> None:
        self.heard: list[Any] = []

    async def berth_ready(
        self, body: BerthRequest, context: Context | None = None
    ) -> None:
        assert context is not None
        self.heard.append((body.number, await context.request.body()))

    async def ship_struck(
        self, body: ShipRequest, context: Context | None = None
    ) -> None:
        assert context is not None
        self.heard.append((body.name, await context.request.body()))


def send(listener: Listener, path: str, body: bytes | list[bytes], sign: str) -> Got:
    app = create_webhook_app(ships=listener, berths=listener, security=Signed())
    headers = {"content-type": "application/json", "authorization": f"Bearer {sign}"}
    return asyncio.run(ask(app, "POST", path, body=body, headers=headers))


@pytest.mark.parametrize("body", [BODY, [BODY[:5], b"", BODY[5:]]])
def test_what_is_signed_arrives_whole(body: bytes | list[bytes]) -> None:
    listener = Listener()
    assert send(listener, "/ready", body, signature(BODY)).status == 204
    assert listener.heard == [(7, BODY)]


def test_what_is_signed_otherwise_does_not_arrive() -> None:
    listener = Listener()
    assert send(listener, "/ready", BODY, signature(BODY + b" ")).status == 401
    assert listener.heard == []


def test_a_handler_may_look_at_the_bytes_as_well() -> None:
    listener = Listener()
    assert send(listener, "/shipStruck", SHIP, "").status == 204
    assert listener.heard == [("Anna", SHIP)]


def test_too_much_is_too_much_before_it_is_read() -> None:
    listener = Listener()
    assert send(listener, "/ready", b" " * 2_000_000, "any").status == 413
    assert listener.heard == []
