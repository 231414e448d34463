"""Under uvicorn, and inside other applications."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from shop import Shop, serve
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from streaming import Streams, Tick
from streaming import serve as serve_streams

from specwright.runtime.server.settings import Limits

ITEM = {"name": "pen", "price": 2}


@contextmanager
def served(app: Any, **options: Any) -> Iterator[str]:
    """Run an application under uvicorn; give its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="error", **options)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive()
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.mark.parametrize("http", ["h11", "httptools"])
def test_a_real_socket(http: str) -> None:
    pytest.importorskip(http)
    shop = Shop()
    with served(serve(shop), http=http) as address, httpx2.Client() as client:
        reply = client.post(f"{address}/shops/a%2Fb/items?dry=true", json=ITEM)
        assert (reply.status_code, reply.json()) == (201, {**ITEM, "id": "a/b"})
        assert reply.headers["content-type"] == "application/json"
        assert client.get(f"{address}/shops/s/items").json() == []
        assert client.head(f"{address}/download").headers["content-length"] == "4"
        assert client.get(f"{address}/download").content == b"data"
        assert client.put(f"{address}/shops/s/items").status_code == 405
        assert client.delete(f"{address}/shops/s/items").status_code == 204
        shop.error = ValueError("no")
        assert client.delete(f"{address}/shops/s/items").status_code == 500


def test_a_root_path() -> None:
    with served(serve(), root_path="/api") as address:
        assert httpx2.get(f"{address}/download").content == b"data"


def test_a_stream_that_breaks_off_does_not_look_complete() -> None:
    def wrong() -> Iterator[Any]:
        yield Tick(number=1)
        raise ValueError("broken")

    with served(serve_streams(Streams(wrong))) as address:
        with pytest.raises(httpx2.RemoteProtocolError):
            httpx2.get(f"{address}/ticks")
        assert httpx2.get(f"{address}/nowhere").status_code == 404


def test_a_large_upload_comes_back_whole() -> None:
    def chunks() -> Iterator[bytes]:
        for number in range(200):
            yield bytes([number]) * 65536

    app = serve_streams(limits=Limits(upload=1 << 25))
    with served(app) as address:
        reply = httpx2.post(
            f"{address}/raw", content=chunks(), headers={"content-type": "a/b"}
        )
        assert reply.headers["content-type"] == "a/b"
        assert reply.content == b"".join(chunks())


def test_a_slow_caller_is_given_up() -> None:
    app = serve_streams(limits=Limits(body_seconds=0.2))
    with served(app) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(
                b"POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                b"Content-Length: 5\r\n\r\nab"
            )
            connection.settimeout(5)
            assert connection.recv(1000).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("host", [Starlette, FastAPI])
def test_mounted_in_other_applications(host: Any) -> None:
    shop = Shop()
    app = serve(shop)
    outer = host(routes=[Mount("/v1", app=app)])
    if host is FastAPI:
        outer = FastAPI()
        outer.mount("/v1", app)
    with TestClient(outer) as client:
        reply = client.post("/v1/shops/a%2Fb/items", json=ITEM)
        assert (reply.status_code, reply.json()) == (201, {**ITEM, "id": "a/b"})
        assert client.get("/v1/nowhere").status_code == 404
        assert client.put("/v1/shops/s/items").status_code == 405
        assert client.get("/shops/s/items").status_code == 404


def test_a_host_runs_the_lifespan() -> None:
    seen: list[str] = []

    @asynccontextmanager
    async def life() -> Any:
        seen.append("up")
        yield
        seen.append("down")

    app = serve(lifespan=life)

    @asynccontextmanager
    async def outer_life(_: Any) -> Any:
        async with app.running():
            yield

    outer = Starlette(routes=[Mount("/", app=app)], lifespan=outer_life)
    with TestClient(outer) as client:
        assert client.get("/download").content == b"data"
    assert seen == ["up", "down"]


def test_our_handler_under_the_test_client() -> None:
    with TestClient(serve()) as client:
        reply = client.post("/shops/s/items", json=ITEM)
        assert reply.json() == {**ITEM, "id": "s"}


def test_websockets_are_turned_away() -> None:
    from starlette.websockets import WebSocketDisconnect

    with TestClient(serve()) as client, pytest.raises(WebSocketDisconnect):
        client.websocket_connect("/").__enter__()
