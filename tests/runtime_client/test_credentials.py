"""Credentials: which are sent, when, and how they stay secret."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest
from pet_api import (
    AsyncClient,
    Auth,
    Client,
    secured,
)
from pet_server import Server, no_content, quick

from specwright.runtime.credentials import ClientCredentials
from specwright.runtime.errors import (
    CredentialError,
    UndocumentedError,
)
from specwright.runtime.options import Options

ALL = Auth(
    bearer="b-secret",
    basic=("me", "pä:ss"),
    key_header="h-secret",
    key_query="q secret",
    key_cookie="c-secret",
)


@pytest.mark.parametrize(
    ("requirements", "auth", "headers", "query"),
    [
        ([{"bearer": ()}], ALL, {"authorization": "Bearer b-secret"}, b""),
        (
            [{"basic": ()}],
            ALL,
            {"authorization": "Basic bWU6cMOkOnNz"},
            b"",
        ),
        (
            [{"keyHeader": (), "keyCookie": (), "keyQuery": ()}],
            ALL,
            {"x-key": "h-secret", "cookie": "sid=c-secret"},
            b"key=q%20secret",
        ),
        (
            [{"bearer": (), "keyHeader": ()}, {"keyQuery": ()}],
            Auth(bearer="b", key_query="q"),
            {},
            b"key=q",
        ),
        ([{}, {"keyQuery": ()}], Auth(key_query="q"), {}, b"key=q"),
        ([{}, {"keyQuery": ()}], None, {}, b""),
        ([], ALL, {}, b""),
        ([{"certificate": ()}], Auth(certificate=True), {}, b""),
        (
            [{"certificate": ()}, {"bearer": ()}],
            Auth(certificate=False, bearer="b"),
            {"authorization": "Bearer b"},
            b"",
        ),
        (
            [{"bearer": ()}],
            Auth(bearer=lambda: "rotated"),
            {"authorization": "Bearer rotated"},
            b"",
        ),
    ],
)
def test_credentials(
    requirements: Any, auth: Auth | None, headers: Mapping[str, str], query: bytes
) -> None:
    server = Server(no_content())
    answer = server.client(auth=auth).send(secured(*requirements))
    sent = {
        name: value
        for name, value in server.last.headers.items()
        if name in {"authorization", "x-key", "cookie"}
    }
    assert sent == headers
    assert server.last.url.query == query
    assert "secret" not in repr(answer).replace("/secret", "").replace("'secret'", "")


@pytest.mark.parametrize("auth", [None, Auth(), Auth(bearer="b")])
def test_missing_credentials_send_nothing(auth: Auth | None) -> None:
    server = Server(no_content())
    operation = secured({"bearer": (), "keyHeader": ()}, {"basic": ()})
    with pytest.raises(
        CredentialError, match="secret needs bearer and key_header or basic"
    ):
        server.client(auth=auth).send(operation)
    assert not server.requests


def test_secrets_do_not_show(caplog: pytest.LogCaptureFixture) -> None:
    assert "secret" not in repr(ALL)
    assert "secret" not in repr(ClientCredentials("me", "secret"))
    caplog.set_level(logging.DEBUG)
    server = Server(httpx2.ConnectError("refused"), httpx2.Response(500))
    client = server.client(auth=ALL, retries=quick(), headers={"X-Key": "h-secret"})
    operation = secured({"bearer": (), "keyQuery": (), "keyCookie": ()})
    with pytest.raises(UndocumentedError) as caught:
        client.send(operation)
    shown = f"{caught.value!r} {caught.value.request!r} {caplog.text} {client!r}"
    for secret in ("b-secret", "q secret", "q%20secret", "c-secret", "h-secret"):
        assert secret not in shown
    for bad in ("a\nb-secret", " b-secret"):
        with pytest.raises(CredentialError) as refused:
            server.client(auth=Auth(bearer=bad)).send(secured({"bearer": ()}))
        assert "secret" not in str(refused.value)
        assert refused.value.__context__ is None


def test_headers_by_hand_are_credentials_too() -> None:
    server = Server(no_content())
    operation = secured({"bearer": ()})
    server.client(headers={"Authorization": "Bearer x"}).send(operation)
    server.client().send(operation, Options(headers={"Authorization": "Bearer x"}))
    assert server.last.headers["authorization"] == "Bearer x"


def test_client_credentials() -> None:
    now = [1000.0]
    tokens = iter(["one", "two", "three"])
    requests: list[httpx2.Request] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        if request.url.path == "/token":
            assert request.headers["authorization"] == "Basic aSUzQWQ6cw=="
            assert request.read() == b"grant_type=client_credentials&scope=read+write"
            body = {"access_token": next(tokens), "expires_in": 100}
            return httpx2.Response(200, json=body)
        refused = request.headers["authorization"] == "Bearer two"
        return httpx2.Response(401 if refused else 204)

    credentials = ClientCredentials("i:d", "s", clock=lambda: now[0])
    client = Client(
        auth=Auth(bearer=credentials), http=httpx2.MockTransport(serve), retries=0
    )
    operation = secured({"bearer": ("read", "write")})
    client.send(operation)
    client.send(operation)
    assert [one.url.path for one in requests] == ["/token", "/v1/secret", "/v1/secret"]
    now[0] += 71
    client.send(operation)
    assert [one.url.path for one in requests[3:]] == [
        "/token",
        "/v1/secret",
        "/token",
        "/v1/secret",
    ]
    assert requests[-1].headers["authorization"] == "Bearer three"


def test_a_refused_identity() -> None:
    server = Server(httpx2.Response(400, json={"error": "invalid_client"}))
    client = server.client(auth=Auth(bearer=ClientCredentials("i", "hush")))
    with pytest.raises(CredentialError, match="400: invalid_client") as caught:
        client.send(secured({"bearer": ()}))
    assert "hush" not in str(caught.value)


def test_queries_of_others_are_logged_as_they_are(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    server = Server(httpx2.Response(204), httpx2.Response(204))
    server.client(auth=ALL).send(secured({"keyQuery": ()}))
    transport = httpx2.MockTransport(lambda _: httpx2.Response(204))
    with httpx2.Client(transport=transport) as other:
        other.get("http://other.test/", params={"page": "2"})
    ours, theirs = (one.message for one in caplog.records if one.name == "httpx2")
    assert "=***" in ours
    assert "http://other.test/?page=2 " in theirs


def test_awaited_queries_are_masked_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def both() -> None:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(204))
        client = AsyncClient("http://pets.test", auth=ALL, http=transport)
        async with client, httpx2.AsyncClient(transport=transport) as other:
            await asyncio.gather(
                client.send(secured({"keyQuery": ()})),
                other.get("http://other.test/", params={"page": "2"}),
            )

    asyncio.run(both())
    logged = " ".join(one.message for one in caplog.records if one.name == "httpx2")
    assert "=***" in logged
    assert "http://other.test/?page=2 " in logged
