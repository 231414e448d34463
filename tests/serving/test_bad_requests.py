"""Thousands of bad requests to the generated packages: none is a 500 or a traceback."""

import asyncio
import logging
import socket
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import harbour_api.operations
import mattermost_api.operations
import pytest
from asking import ask
from services import harbour_app, mattermost_app
from test_sockets import served
from wire_requests import HARBOUR, MATTERMOST, Sent, mutated, spoiled

PACKAGES: dict[str, tuple[Any, Sequence[Sent], Any]] = {
    "harbour": (harbour_app, HARBOUR, harbour_api.operations.OPERATIONS),
    "mattermost": (mattermost_app, MATTERMOST, mattermost_api.operations.OPERATIONS),
}
REACHED = 501
"""The answer of operations without a handler: the request was good."""


async def status_of(app: Any, sent: Sent, random: Random, **scope: Any) -> int:
    """Return the status of an answer to a request in one to three pieces."""
    cuts = sorted(random.randint(0, len(sent.body)) for _ in range(random.randrange(3)))
    starts, ends = [0, *cuts], [*cuts, len(sent.body)]
    pieces = [sent.body[a:b] for a, b in zip(starts, ends, strict=True)]
    got = await ask(
        app,
        sent.method,
        "/",
        body=pieces,
        headers=list(sent.headers),
        **{**sent.scope, **scope},
    )
    assert all("\n" not in value and "\r" not in value for _, value in got.headers)
    return got.status


@pytest.mark.parametrize("package", PACKAGES)
def test_the_good_ones_reach_every_operation(package: str) -> None:
    create, good, operations = PACKAGES[package]
    app = create(unimplemented="501")
    seen: set[str] = set()

    async def noting(scope: Any, receive: Any, send: Any) -> None:
        await app(scope, receive, send)
        seen.add(scope["route"].name)

    for sent in good:
        assert asyncio.run(status_of(noting, sent, Random(1))) == REACHED, sent
    assert seen == {one.id for one in operations}


@pytest.mark.parametrize("package", PACKAGES)
def test_bad_requests_are_the_callers_fault(package: str) -> None:
    create, good, _ = PACKAGES[package]
    app = create(unimplemented="501", propagate=True)
    random = Random(f"bad requests to {package}")
    seen: Counter[int] = Counter()

    async def run() -> None:
        for number in range(5000):
            sent = spoiled(random, good)
            scope = {"raw_path": None} if number % 10 == 0 else {}
            status = await asyncio.wait_for(status_of(app, sent, random, **scope), 5)
            assert status < 500 or status == REACHED, sent
            seen[status] += 1
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(run())
    wanted = {400, 401, 404, 405, 406, REACHED}
    assert wanted | {415 if package == "mattermost" else 422} <= seen.keys()


def answered(port: int, content: bytes) -> bytes:
    """Return what a server says to bytes of any kind, as far as it says something."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        try:
            connection.sendall(content)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
        except ConnectionError:
            return b""
    return answer


@pytest.mark.parametrize("http", ["h11", "httptools"])
@pytest.mark.parametrize("package", PACKAGES)
def test_bad_bytes_on_a_socket(
    package: str, http: str, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip(http)
    create, good, _ = PACKAGES[package]
    random = Random(f"bad bytes for {package} under {http}")
    seen: Counter[bytes] = Counter()
    caplog.set_level(logging.ERROR)
    with served(create(unimplemented="501"), http=http) as address:
        port = int(address.rpartition(":")[2])
        for _ in range(250):
            message = random.choice(good).message
            answer = answered(port, mutated(random, message))
            seen[answer[9:12]] += 1
            assert answer[9:12] < b"500" or answer[9:12] == b"501", answer
        assert answered(port, good[0].message)[9:12] == b"501"
    assert caplog.records == []
    assert {b"400", b"501"} <= seen.keys()
