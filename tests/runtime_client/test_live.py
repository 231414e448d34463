"""Over a real socket: many threads, big bodies, connections that break."""

import socket
import threading
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

import pytest
from pet_api import DOWNLOAD, UPLOAD, WATCH, Client

from specwright.runtime.errors import TransportError, TransportTimeoutError
from specwright.runtime.file import File
from specwright.runtime.retries import Retries

SIZE: Final = 64 * 1024 * 1024
CHUNK: Final = b"x" * 65536


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    received = 0
    served = 0

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        type(self).served += 1
        match self.path:
            case "/blob":
                self._blob()
            case "/watch":
                self._watch()
            case "/pets/9":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
            case "/pets/8":
                threading.Event().wait(0.5)
            case _:
                self._json(b'{"id":1,"name":"Rex"}')

    def do_PUT(self) -> None:
        total = 0
        if self.headers.get("transfer-encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                total += len(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
        else:
            left = int(self.headers["content-length"])
            while left:
                left -= len(self.rfile.read(min(left, 65536)))
            total = int(self.headers["content-length"])
        type(self).received = total
        self.send_response(204)
        self.end_headers()

    def _json(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _blob(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/octet-stream")
        self.send_header("content-length", str(SIZE))
        self.end_headers()
        for _ in range(SIZE // len(CHUNK)):
            self.wfile.write(CHUNK)

    def _watch(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        for number in range(3):
            self.wfile.write(b'data: {"id":%d,"name":"a"}\n\n' % number)
            self.wfile.flush()
        self.close_connection = True


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(address, retries=Retries(limit=1, initial=0)) as client:
        yield client


def test_threads_share_a_client(client: Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        names = list(threads.map(lambda _: client.pets.get_pet(1).name, range(200)))
    assert names == ["Rex"] * 200


def chunks() -> Iterator[bytes]:
    for _ in range(SIZE // len(CHUNK)):
        yield CHUNK


def test_big_bodies_pass_through_little_memory(client: Client) -> None:
    client.pets.get_pet(1)
    tracemalloc.start()
    client.send(UPLOAD, body=File(chunks()))
    assert Handler.received == SIZE
    client.send(UPLOAD, body=File(chunks(), length=SIZE))
    assert Handler.received == SIZE
    file = client.send(DOWNLOAD).result
    assert file.length == SIZE
    assert sum(map(len, file.chunks())) == SIZE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < SIZE / 8


def test_a_download_may_be_left(client: Client) -> None:
    with client.send(DOWNLOAD).result as file:
        assert next(iter(file.chunks()))
    assert client.pets.get_pet(1).name == "Rex"


def test_events_as_they_come(client: Client) -> None:
    with client.send(WATCH).result as stream:
        assert [one.id for one in stream] == [0, 1, 2]


def test_broken_connections(client: Client) -> None:
    before = Handler.served
    with pytest.raises(TransportError) as caught:
        client.pets.get_pet(9)
    assert not isinstance(caught.value, TransportTimeoutError)
    assert Handler.served == before + 2
    with pytest.raises(TransportTimeoutError):
        client.with_options(timeout=0.05, retries=0).pets.get_pet(8)
    unreachable = Client("http://127.0.0.1:1", retries=0)
    with unreachable, pytest.raises(TransportError, match="ConnectError"):
        unreachable.pets.get_pet(1)
