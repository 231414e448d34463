"""What an application does that receives webhooks and callbacks."""

import asyncio
import json
from typing import Any

import pytest
from asking import Got, ask
from harbour_api.models import BerthRequest, ShipRequest
from harbour_api.webhooks import Context, create_webhook_app

SHIP = {"name": "Anna", "flag": "NL", "kind": "tug"}
BERTH = {"number": 7, "depth": 4.5}
JSON = {"content-type": "application/json"}


class Ships:
    """Keeps what was struck."""

    def __init__(self) -> None:
        self.struck: list[ShipRequest] = []

    async def ship_struck(self, body: ShipRequest) -> None:
        self.struck.append(body)


class Berths:
    """Keeps which berths are ready, and who said so."""

    def __init__(self) -> None:
        self.ready: list[tuple[int, Any]] = []

    def berth_ready(self, body: BerthRequest, context: Context | None = None) -> None:
        self.ready.append((body.number, context and context.principal))


class Security:
    """Knows one token."""

    def office(
        self, credential: str, scopes: tuple[str, ...], request: object
    ) -> str | None:
        return "office" if credential == "token" else None


def send(
    app: Any, target: str, value: Any, headers: dict[str, str] | None = None
) -> Got:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return asyncio.run(
        ask(
            app, "POST", target, body=body, headers=JSON if headers is None else headers
        )
    )


def test_a_webhook_arrives_as_its_model() -> None:
    ships = Ships()
    app = create_webhook_app(ships=ships)
    assert send(app, "/shipStruck", SHIP).status == 204
    (struck,) = ships.struck
    assert isinstance(struck, ShipRequest)
    assert (struck.name, struck.kind) == ("Anna", "tug")


@pytest.mark.parametrize(
    ("value", "headers", "status"),
    [
        ({**SHIP, "flag": "nl"}, JSON, 422),
        (b"{", JSON, 400),
        (b"", JSON, 400),
        (SHIP, {"content-type": "text/plain"}, 415),
    ],
)
def test_what_is_wrong_does_not_arrive(
    value: Any, headers: dict[str, str], status: int
) -> None:
    ships = Ships()
    assert send(create_webhook_app(ships=ships), "/shipStruck", value, headers).status
    got = send(create_webhook_app(ships=ships), "/shipStruck", value, headers)
    assert (got.status, ships.struck) == (status, [])


def test_a_callback_shows_its_credentials() -> None:
    berths = Berths()
    app = create_webhook_app(berths=berths, security=Security())
    assert send(app, "/ready", BERTH).status == 401
    wrong = {**JSON, "authorization": "Bearer wrong"}
    assert send(app, "/ready", BERTH, wrong).status == 401
    right = {**JSON, "authorization": "Bearer token"}
    assert send(app, "/ready", BERTH, right).status == 204
    assert berths.ready == [(7, "office")]


def test_an_answer_that_is_not_documented_does_not_leave() -> None:
    class Wrong:
        async def ship_struck(self, body: ShipRequest) -> None:
            answer: Any = body
            return answer

    assert send(create_webhook_app(ships=Wrong()), "/shipStruck", SHIP).status == 500


def test_what_nobody_receives_is_not_there() -> None:
    app = create_webhook_app(ships=Ships())
    assert send(app, "/ready", BERTH).status == 404
    assert asyncio.run(ask(app, "GET", "/openapi.json")).status == 404
    assert asyncio.run(ask(app, "GET", "/shipStruck")).status == 405


def test_an_application_says_where_things_arrive() -> None:
    app = create_webhook_app(
        ships=Ships(),
        berths=Berths(),
        security=Security(),
        prefix="/from/harbour/",
        paths={"ship_struck": "/struck"},
    )
    right = {**JSON, "authorization": "Bearer token"}
    assert send(app, "/struck", SHIP).status == 204
    assert send(app, "/from/harbour/ready", BERTH, right).status == 204
    assert send(app, "/from/harbour/shipStruck", SHIP).status == 404


@pytest.mark.parametrize(
    ("arguments", "finding"),
    [
        ({"paths": {"sunk": "/a"}}, "nothing is received by a method 'sunk'"),
        ({"paths": {"ship_struck": "a"}}, "'a' for 'ship_struck' does not start"),
        ({"prefix": "a"}, "the prefix 'a' does not start with a slash"),
        ({"paths": {"ship_struck": "/ready"}}, "POST /ready is served twice"),
        ({"security": None}, "security has no method 'office'"),
        ({"ships": object()}, "object.ship_struck is missing"),
    ],
)
def test_what_does_not_fit_is_said_at_the_start(
    arguments: dict[str, Any], finding: str
) -> None:
    given: dict[str, Any] = {
        "ships": Ships(),
        "berths": Berths(),
        "security": Security(),
        **arguments,
    }
    with pytest.raises(TypeError, match=finding):
        create_webhook_app(**given)


def test_a_receiver_may_lack_methods_if_the_application_says_so() -> None:
    app = create_webhook_app(ships=object(), unimplemented="501")
    assert send(app, "/shipStruck", SHIP).status == 501
