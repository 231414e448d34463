"""The client itself: options, downloads, streams, hooks, and the awaited twin."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pet_api import (
    DOWNLOAD,
    GET_PET,
    UPLOAD,
    WATCH,
    AsyncClient,
    Auth,
    Client,
    NotFound,
    secured,
)
from pet_server import WAITS, Server, found, no_content, quick

from specwright.runtime.errors import (
    ContractError,
    TransportError,
)
from specwright.runtime.exchange import RequestInfo, ResponseInfo
from specwright.runtime.file import File
from specwright.runtime.options import Options
from specwright.runtime.telemetry import Telemetry


def test_options_of_a_call() -> None:
    server = Server(found())
    options = Options(
        timeout=3.0, headers={"X-Trace": "b"}, query={"debug": ["1", "a b"]}
    )
    server.client(timeout=9.0).send(GET_PET, options, pet_id=1, trace="a")
    assert server.last.headers["x-trace"] == "b"
    assert server.last.url.query == b"debug=1&debug=a%20b"
    assert server.last.extensions["timeout"]["read"] == 3.0
    server.client(timeout=9.0).send(GET_PET, pet_id=1)
    assert server.last.extensions["timeout"]["read"] == 9.0
    server.client(timeout=9.0).send(GET_PET, Options(timeout=0.0), pet_id=1)
    assert server.last.extensions["timeout"]["read"] == 0.0
    server.client(timeout=float("inf")).send(GET_PET, pet_id=1)
    assert server.last.extensions["timeout"]["read"] is None


def test_clients_with_other_options_share_connections() -> None:
    server = Server(found())
    first = server.client(headers={"A": "1"})
    other = first.with_options(headers={"B": "2"}, base_url="http://other.test/")
    other.pets.get_pet(1)
    assert str(server.last.url) == "http://other.test/pets/1"
    assert (server.last.headers["a"], server.last.headers["b"]) == ("1", "2")
    assert other.pets is not first.pets
    other.close()
    first.pets.get_pet(1)
    first.close()
    with pytest.raises(RuntimeError, match="closed"):
        first.pets.get_pet(1)


def test_a_client_closes_what_it_opened() -> None:
    with httpx2.Client(transport=httpx2.MockTransport(Server(found()))) as http:
        with Client(http=http) as client:
            client.pets.get_pet(1)
        assert not http.is_closed


def test_addresses_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PET_API_BASE_URL", "http://env.test/")
    server = Server(found())
    server.client().pets.get_pet(1)
    assert server.last.url.host == "env.test"
    server.client(base_url="http://given.test").pets.get_pet(1)
    assert server.last.url.host == "given.test"


def test_an_operation_may_have_a_server_of_its_own() -> None:
    operation = replace(GET_PET, server="https://files.pets.test/v2/")
    server = Server(found(), found(), found())
    client = server.client()
    client.send(operation, pet_id=1)
    client.with_options(base_url="http://pets.local").send(operation, pet_id=1)
    server.client(base_url="http://proxy.test").send(operation, pet_id=1)
    assert [str(request.url) for request in server.requests] == [
        "https://files.pets.test/v2/pets/1",
        "http://pets.local/pets/1",
        "http://proxy.test/pets/1",
    ]


def test_downloads(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"ab"
        yield b"c"

    def answer() -> httpx2.Response:
        return httpx2.Response(
            200,
            content=chunks(),
            headers={
                "content-type": "application/octet-stream",
                "content-length": "3",
                "content-disposition": 'attachment; filename="../a.bin"',
            },
        )

    file = Server(answer()).client().send(DOWNLOAD).result
    assert (file.filename, file.length) == ("a.bin", 3)
    assert list(file.chunks()) == [b"ab", b"c"]
    file = Server(answer()).client().send(DOWNLOAD).result
    assert file.save(tmp_path / "a") == 3
    with Server(answer()).client().send(DOWNLOAD).result as file:
        pass
    gone = httpx2.Response(
        404,
        json={"detail": "gone"},
        headers={"content-type": "application/problem+json"},
    )
    with pytest.raises(NotFound):
        Server(gone).client().send(DOWNLOAD)


def test_a_download_that_breaks() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"ab"
        raise httpx2.ReadError("gone")

    headers = {"content-type": "application/octet-stream"}
    answer = httpx2.Response(200, content=chunks(), headers=headers)
    file = Server(answer).client().send(DOWNLOAD).result
    with pytest.raises(TransportError, match="ReadError"):
        file.read()


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        (
            "text/event-stream",
            b'data: {"id":1,"name":"a"}\n\ndata: {"id":2,"name":"b"}\n\n',
        ),
        (
            "application/jsonl; charset=utf-8",
            b'{"id":1,"name":"a"}\n{"id":2,"name":"b"}',
        ),
    ],
)
def test_streams(media_type: str, content: bytes) -> None:
    headers = {"content-type": media_type}
    answer = httpx2.Response(200, content=iter([content]), headers=headers)
    with Server(answer).client().send(WATCH).result as stream:
        assert [one.name for one in stream] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"{}\n", "#/id"), (b"{\n", "JSON"), (b"x" * (1 << 24) + b"x", "larger than")],
)
def test_a_stream_with_a_wrong_item(content: bytes, message: str) -> None:
    headers = {"content-type": "application/jsonl"}
    answer = httpx2.Response(200, content=iter([content]), headers=headers)
    with pytest.raises(ContractError, match=f"watch: stream: .*{message}") as caught:
        list(Server(answer).client().send(WATCH).result)
    assert caught.value.request is not None
    assert caught.value.response is not None


class Watcher:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def started(self, request: RequestInfo) -> Mapping[str, str]:
        self.seen.append(f"> {request.method} {request.url}")
        return {"x-span": "1"}

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        self.seen.append(f"< {response.status}, {response.attempts}")

    def failed(self, request: RequestInfo, error: Exception) -> None:
        self.seen.append(f"! {error}")


def test_hooks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    watcher = Watcher()
    server = Server(httpx2.ConnectError("no"), found())
    client = server.client(hooks=[watcher], retries=quick())
    client.send(GET_PET, pet_id=1, limit=3)
    url = "http://pets.test/v1/pets/1?limit=3"
    assert watcher.seen == [
        f"> GET {url}",
        "! ConnectError: no",
        f"> GET {url}",
        "< 200, 2",
    ]
    assert server.last.headers["x-span"] == "1"
    told = [one.message for one in caplog.records if "runtime" in one.name]
    assert "getPet: GET /pets/1 failed, attempt 1: ConnectError: no" in told[0]
    assert "getPet: GET /pets/1 answered 200" in told[1]


class Span:
    def __init__(self, name: str, attributes: Mapping[str, Any]) -> None:
        self.name = name
        self.seen = dict(attributes)

    def set_attribute(self, key: str, value: str | int) -> None:
        self.seen[key] = value

    def set_status(self, status: Any) -> None:
        self.seen["status"] = status.status_code.name

    def end(self) -> None:
        self.seen["ended"] = True


class Tracer:
    def __init__(self) -> None:
        self.spans: list[Span] = []

    def start_span(self, name: str, kind: Any, attributes: Mapping[str, Any]) -> Span:
        self.spans.append(Span(name, {"kind": kind.name, **attributes}))
        return self.spans[-1]


def test_telemetry() -> None:
    tracer = Tracer()
    server = Server(httpx2.ConnectError("no"), found())
    client = server.client(hooks=[Telemetry(tracer)], retries=quick())
    client.send(GET_PET, pet_id=1)
    started = {
        "kind": "CLIENT",
        "http.request.method": "GET",
        "server.address": "pets.test",
        "url.scheme": "http",
        "url.path": "/v1/pets/1",
        "ended": True,
    }
    failed, answered = tracer.spans
    assert failed.seen == started | {
        "error.type": "TransportError",
        "status": "ERROR",
    }
    assert answered.seen == started | {"http.response.status_code": 200}


def awaited(check: Callable[[], Any]) -> None:
    asyncio.run(check())


def test_asynchronous_calls(tmp_path: Path) -> None:
    async def secret() -> str:
        return "rotated"

    async def upload() -> AsyncIterator[bytes]:
        yield b"ab"
        yield b"c"

    async def lines() -> AsyncIterator[bytes]:
        yield b'{"id":1,"na'
        yield b'me":"a"}\n'

    bodies: list[bytes] = []

    async def serve(request: httpx2.Request) -> httpx2.Response:
        bodies.append(await request.aread())
        match request.method, request.url.path:
            case "GET", "/v1/secret":
                assert request.headers["authorization"] == "Bearer rotated"
                return httpx2.Response(204)
            case "PUT", "/v1/blob":
                return httpx2.Response(204)
            case "GET", "/v1/blob":
                headers = {"content-type": "application/octet-stream"}
                return httpx2.Response(200, content=upload(), headers=headers)
            case "GET", "/v1/watch":
                headers = {"content-type": "application/jsonl"}
                return httpx2.Response(200, content=lines(), headers=headers)
            case _ if len(bodies) == 1:
                return httpx2.Response(503)
            case _:
                return found()

    async def check() -> None:
        client = AsyncClient(
            http=httpx2.MockTransport(serve), auth=Auth(bearer=secret), retries=quick()
        )
        async with client:
            assert (await client.pets.get_pet(1)).name == "Rex"
            assert WAITS == [0.5]
            await client.send(secured({"bearer": ()}))
            await client.send(UPLOAD, body=File(upload()))
            assert bodies[-1] == b"abc"
            file = (await client.send(DOWNLOAD)).result
            assert await file.asave(tmp_path / "b") == 3
            async with (await client.send(WATCH)).result as stream:
                assert [one.name async for one in stream] == ["a"]
            other = client.with_options(strict=True)
            assert (await other.send(GET_PET, pet_id=1)).status == 200

    awaited(check)


def test_awaited_secrets_need_the_asynchronous_client() -> None:
    async def secret() -> str:
        return ""

    client = Server(no_content()).client(auth=Auth(bearer=secret))
    with pytest.raises(TypeError, match="asynchronous client"):
        client.send(secured({"bearer": ()}))
