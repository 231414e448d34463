"""Tokens of client credentials: fetched once for all who wait, kept by their scopes."""

import asyncio
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from pet_api import UPLOAD, AsyncClient, Auth, Client, secured
from pet_server import WAITS, quick

from specwright.runtime.credentials import ClientCredentials
from specwright.runtime.errors import CredentialError, SpecError, TransportError
from specwright.runtime.file import File

READ = secured({"bearer": ("read",)})
WRITE = secured({"bearer": ("write",)})


class Issuer:
    """Issues tokens that say their number and scopes, and refuses some."""

    def __init__(self, pause: float = 0.0, lifetime: float = 100.0) -> None:
        self.pause = pause
        self.lifetime = lifetime
        self.issued: list[str] = []
        self.used: Counter[str] = Counter()
        self.refused: set[str] = set()
        self.failures: list[httpx2.Response | Exception] = []
        self._lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path != "/token":
            return self._answered(request)
        time.sleep(self.pause)
        return self._issued(request.read().decode())

    async def awaited(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path != "/token":
            return self._answered(request)
        await asyncio.sleep(self.pause)
        return self._issued(request.read().decode())

    def _answered(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        token = request.headers["authorization"].removeprefix("Bearer ")
        with self._lock:
            self.used[token] += 1
        return httpx2.Response(401 if token in self.refused else 204)

    def _issued(self, form: str) -> httpx2.Response:
        with self._lock:
            failure = self.failures.pop(0) if self.failures else None
            if failure is None:
                self.issued.append(f"{len(self.issued)}:{form.rpartition('=')[2]}")
        if isinstance(failure, Exception):
            raise failure
        if failure is not None:
            return failure
        body = {"access_token": self.issued[-1], "expires_in": self.lifetime}
        return httpx2.Response(200, json=body)

    def client(self, credentials: Any, **choices: Any) -> Client:
        transport = httpx2.MockTransport(self)
        return Client(auth=Auth(bearer=credentials), http=transport, **choices)


def credentials(**choices: Any) -> ClientCredentials:
    return ClientCredentials("me", "hush", **choices)


def test_threads_that_wait_share_one_token() -> None:
    issuer = Issuer(pause=0.05)
    client = issuer.client(credentials())
    with ThreadPoolExecutor(32) as threads:
        list(threads.map(lambda _: client.send(READ), range(64)))
    assert issuer.issued == ["0:read"]
    assert issuer.used == {"0:read": 64}


def test_tasks_that_wait_share_one_token() -> None:
    issuer = Issuer(pause=0.05)
    auth = Auth(bearer=credentials())

    async def calls() -> None:
        transport = httpx2.MockTransport(issuer.awaited)
        async with AsyncClient(auth=auth, http=transport) as client:
            await asyncio.gather(*(client.send(READ) for _ in range(64)))

    asyncio.run(calls())
    assert issuer.used == {"0:read": 64}
    # In another event loop as well.
    asyncio.run(calls())
    assert issuer.used == {"0:read": 128}


def test_who_waits_for_a_failure_is_told_the_same() -> None:
    issuer = Issuer(pause=0.1)
    issuer.failures = [httpx2.Response(400, json={"error": "invalid_client"})] * 64
    client = issuer.client(credentials())
    together = threading.Barrier(16)

    def told(_: int) -> str:
        together.wait()
        with pytest.raises(CredentialError) as caught:
            client.send(READ)
        assert caught.value.request is not None
        return str(caught.value)

    started = time.perf_counter()
    with ThreadPoolExecutor(16) as threads:
        said = set(threads.map(told, range(16)))
    assert said == {"asked for a token, the server answered 400: invalid_client"}
    assert time.perf_counter() - started < 1.2
    issuer.failures = []
    client.send(READ)


def test_a_caller_that_is_cancelled_leaves_the_turn_to_the_next() -> None:
    issuer = Issuer(pause=0.05)

    async def calls() -> None:
        transport = httpx2.MockTransport(issuer.awaited)
        client = AsyncClient(auth=Auth(bearer=credentials()), http=transport)
        first = asyncio.create_task(client.send(READ))
        second = asyncio.create_task(client.send(READ))
        await asyncio.sleep(0.01)
        first.cancel()
        await second
        assert first.cancelled()

    asyncio.run(calls())
    assert issuer.used == {"0:read": 1}


def test_a_token_is_for_its_scopes() -> None:
    issuer = Issuer()
    client = issuer.client(credentials())
    for operation in (READ, WRITE, READ, WRITE):
        client.send(operation)
    assert issuer.issued == ["0:read", "1:write"]
    assert issuer.used == {"0:read": 2, "1:write": 2}
    both = issuer.client(credentials(scopes=["all"]))
    both.send(READ)
    both.send(WRITE)
    assert issuer.used["2:all"] == 2


def test_a_refused_token_is_replaced_and_a_newer_one_is_kept() -> None:
    issuer = Issuer()
    identity = credentials()
    client = issuer.client(identity)
    client.send(READ)
    issuer.refused.add("0:read")
    client.send(READ)
    assert issuer.issued == ["0:read", "1:read"]
    grant = identity.grant("http://pets.test/token", ["read"])
    grant.forget("0:read")
    assert grant.current() == "1:read"
    issuer.refused.add("1:read")
    issuer.refused.add("2:read")
    with pytest.raises(SpecError):
        client.send(READ)
    assert issuer.used["2:read"] == 1


def test_a_refused_token_is_dropped_even_if_the_body_has_passed() -> None:
    issuer = Issuer()
    client = issuer.client(credentials())
    upload = replace(UPLOAD, security=({"bearer": ("read",)},))
    issuer.refused.add("0:read")
    with pytest.raises(SpecError):
        client.send(upload, body=File(iter([b"a"])))
    client.send(upload, body=File(iter([b"a"])))
    assert issuer.used == {"0:read": 1, "1:read": 1}


def test_short_lives_are_used() -> None:
    now = [0.0]
    issuer = Issuer(lifetime=20)
    client = issuer.client(credentials(clock=lambda: now[0]))
    client.send(READ)
    now[0] = 9.0
    client.send(READ)
    assert issuer.issued == ["0:read"]
    now[0] = 11.0
    client.send(READ)
    assert issuer.issued == ["0:read", "1:read"]


def test_an_issuer_that_is_busy_is_asked_again() -> None:
    issuer = Issuer()
    issuer.failures = [httpx2.ConnectError("refused"), httpx2.Response(503)]
    issuer.client(credentials(), retries=quick()).send(READ)
    assert issuer.issued == ["0:read"]
    assert WAITS == [0.5, 1.0]
    issuer = Issuer()
    issuer.failures = [httpx2.ConnectError("refused")] * 3
    with pytest.raises(TransportError) as caught:
        issuer.client(credentials(), retries=quick()).send(READ)
    assert caught.value.request is not None
    assert caught.value.__notes__ == ["raised while asking for a token"]
