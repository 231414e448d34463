"""Callers of the harbour who leave, stall or dawdle: nothing of them stays behind.

Each phase of a request is left by several callers at once, over a real socket. After
that there are no more tasks and open files than before, and all that was begun is
ended. Uploads that are spooled have no name: they show as open files.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
import uvicorn
from harbour_api.server import Limits
from office import ID, PIECE, Ledger, office

CALLERS = 4
CREDENTIAL = "Host: x\r\nAuthorization: Bearer t\r\n"
PART = (
    b'--b\r\nContent-Disposition: form-data; name="pages"; filename="f"\r\n'
    b"Content-Type: image/png\r\n\r\n"
)
MULTIPART = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\n"
OTHER = UUID(int=8)
LIMITS = Limits(body_seconds=0.2, idle_seconds=0.2, spool=1000)


class Held(NamedTuple):
    """How many tasks and open files there are."""

    tasks: int
    files: int

    def within(self, other: "Held") -> bool:
        return self.tasks <= other.tasks and self.files <= other.files


class Served:
    """The office under uvicorn, in a thread, with counts of what it holds."""

    def __init__(self, http: str, **choices: Any) -> None:
        self.ledger = Ledger()
        app = office(self.ledger, pieces=200, limits=LIMITS, **choices)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", http=http))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=asyncio.run, args=(self._run(),))
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.01)
        self.idle = self.held()

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.serve([self._listener])

    def held(self) -> Held:
        """Return what there is now."""
        assert self._loop is not None
        files = sum(1 for _ in Path("/proc/self/fd").iterdir())
        return Held(len(asyncio.all_tasks(self._loop)), files)

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=5)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive()


def request(line: str, headers: str = "", body: bytes = b"") -> bytes:
    return f"{line} HTTP/1.1\r\n{CREDENTIAL}{headers}\r\n".encode() + body


def after_sending(content: bytes, *, seconds: float = 0) -> Callable[[Served], None]:
    """Return a caller who sends something, waits a while and leaves."""

    def call(served: Served) -> None:
        with closing(served.connected()) as connection:
            connection.sendall(content)
            time.sleep(seconds)

    return call


def after_reading(content: bytes, size: int) -> Callable[[Served], None]:
    """Return a caller who leaves once some of the answer has come."""

    def call(served: Served) -> None:
        with closing(served.connected()) as connection:
            connection.sendall(content)
            while size > 0 and (piece := connection.recv(size)):
                if len(piece) < size:
                    break

    return call


def given_up(content: bytes) -> Callable[[Served], None]:
    """Return a caller who stalls until the server has enough of it."""

    def call(served: Served) -> None:
        with closing(served.connected()) as connection:
            connection.sendall(content)
            assert connection.recv(100).startswith((b"HTTP/1.1 408", b"HTTP/1.1 400"))

    return call


def dawdling(content: bytes) -> Callable[[Served], None]:
    """Return a caller who takes all of a download, with a nap in the middle."""

    def call(served: Served) -> None:
        with closing(served.connected()) as connection:
            connection.sendall(content)
            time.sleep(0.2)
            size = 0
            while size < 200 * len(PIECE):
                piece = connection.recv(1 << 18)
                assert piece
                size += len(piece)

    return call


UPLOAD = f"POST /ships/{ID}/papers"
WHOLE = PART + bytes(50_000) + b"\r\n--b--\r\n"
PHASES: dict[str, Callable[[Served], None]] = {
    "before a byte": after_sending(b""),
    "in the first line": after_sending(b"GET /shi"),
    "in the headers": after_sending(b"GET /ships HTTP/1.1\r\nHos"),
    "before the body": after_sending(request(UPLOAD, MULTIPART.format(9999))),
    "in the body": after_sending(
        request(UPLOAD, MULTIPART.format(999_999), PART + bytes(300_000)), seconds=0.05
    ),
    "after the body": after_sending(
        request(UPLOAD, MULTIPART.format(len(WHOLE)), WHOLE)
    ),
    "in the handler": after_sending(request(f"DELETE /ships/{ID}"), seconds=0.05),
    "as a download begins": after_reading(request(f"GET /ships/{ID}/papers"), 9),
    "in a download": after_reading(request(f"GET /ships/{ID}/papers"), 99_999),
    "in an awaited download": after_reading(request(f"GET /ships/{OTHER}/papers"), 9),
    "in a stream of events": after_reading(request("GET /traffic"), 99),
    "too slow with parts": given_up(
        request(UPLOAD, MULTIPART.format(999_999), PART + bytes(300_000))
    ),
    "too slow with JSON": given_up(
        request(
            "POST /ships",
            "Content-Type: application/json\r\nContent-Length: 99\r\n",
            b"{",
        )
    ),
    "dawdling": dawdling(request(f"GET /ships/{ID}/papers")),
    "dawdling, awaited": dawdling(request(f"GET /ships/{OTHER}/papers")),
}


@pytest.fixture(scope="module", params=["h11", "httptools"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    pytest.importorskip(request.param)
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("open files are counted in /proc")
    with closing(Served(request.param)) as office_served:
        yield office_served


def all_leave(served: Served, phase: Callable[[Served], None]) -> None:
    failed: list[BaseException] = []

    def call() -> None:
        try:
            phase(served)
        except BaseException as error:
            failed.append(error)
            raise

    callers = [threading.Thread(target=call) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert failed == []


def settled(served: Served, before: Held) -> bool:
    """Wait until no more is held than before, and everything begun is ended."""
    limit = time.monotonic() + 5
    while time.monotonic() < limit:
        ledger = served.ledger
        if served.held().within(before) and ledger.begun == ledger.ended:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("phase", PHASES)
def test_nothing_stays_behind(served: Served, phase: str) -> None:
    before = served.idle
    all_leave(served, PHASES[phase])
    assert settled(served, before), (before, served.held(), served.ledger)
    assert served.ledger.cancelled == 0


def test_handlers_are_cancelled_where_the_application_says_so() -> None:
    with closing(Served("h11", cancel_on_disconnect=True)) as served:
        all_leave(served, PHASES["in the handler"])
        assert settled(served, served.idle)
        assert served.ledger.begun == served.ledger.cancelled == CALLERS
        all_leave(served, PHASES["in a stream of events"])
        assert settled(served, served.idle)
