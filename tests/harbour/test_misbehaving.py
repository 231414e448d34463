"""Answers that no server should give, over a real socket: each is an error of ours."""

import asyncio
import gzip
import threading
from collections.abc import Iterator, Mapping
from multiprocessing.reduction import ForkingPickler
from uuid import UUID

import pytest
from harbour_api import AsyncClient, Auth, Client, errors
from harbour_api.models import Ship

SHIP = b'{"id":"00000000-0000-0000-0000-000000000001","name":"A","flag":"NL","kind":%s}'
TUG = SHIP % b'"tug"'
JSON = b"application/json"
PROBLEM = b"application/problem+json"
HTML = b"text/html"


def answer(body: bytes, status: int = 200, kind: bytes = JSON, *more: bytes) -> bytes:
    size = b"content-length: %d" % len(body)
    lines = [b"HTTP/1.1 %d Some" % status, b"content-type: " + kind, size, *more]
    return b"\r\n".join([*lines, b"", body])


def cut(body: bytes, header: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\n%s\r\n\r\n%s" % (JSON, header, body)


Case = tuple[bytes, type[object], type[object]]
"""What arrives; what a tolerant client makes of it, and a strict one."""

BROKEN = errors.TransportError
UNKNOWN = errors.UndocumentedError
AGAINST = errors.ContractError
CASES: Mapping[str, Case] = {
    "as declared": (answer(TUG), Ship, Ship),
    "compressed": (
        answer(gzip.compress(TUG), 200, JSON, b"content-encoding: gzip"),
        Ship,
        Ship,
    ),
    "continued": (b"HTTP/1.1 100 Continue\r\n\r\n" + answer(TUG), Ship, Ship),
    "a value of tomorrow": (answer(SHIP % b'"airship"'), Ship, AGAINST),
    "no media type": (cut(TUG, b"x: y").replace(JSON, b""), Ship, AGAINST),
    "a page of a proxy": (answer(b"<html>", 502, HTML), UNKNOWN, UNKNOWN),
    "a page with a documented status": (answer(b"<html>", 404, HTML), UNKNOWN, AGAINST),
    "a page for a ship": (answer(b"<html>", 200, HTML), UNKNOWN, AGAINST),
    "a problem that is none": (answer(b"oops", 404, PROBLEM), UNKNOWN, AGAINST),
    "an empty problem": (answer(b"", 404, PROBLEM), UNKNOWN, AGAINST),
    "nonsense for a media type": (answer(TUG, 200, b";;"), UNKNOWN, AGAINST),
    "nothing": (answer(b""), AGAINST, AGAINST),
    "null": (answer(b"null"), AGAINST, AGAINST),
    "half of it": (answer(TUG[:20]), AGAINST, AGAINST),
    "no UTF-8": (answer(TUG.replace(b"A", b"\xe9")), AGAINST, AGAINST),
    "depth": (answer(b"[" * 100_000), AGAINST, AGAINST),
    "an odd status": (answer(TUG, 999), UNKNOWN, UNKNOWN),
    "a redirect": (answer(b"", 302, JSON, b"location: http://["), UNKNOWN, UNKNOWN),
    "less than promised": (cut(TUG, b"content-length: 999"), BROKEN, BROKEN),
    "half a chunk": (cut(b"9\r\nab", b"transfer-encoding: chunked"), BROKEN, BROKEN),
    "no chunk": (cut(b"zz\r\n", b"transfer-encoding: chunked"), BROKEN, BROKEN),
    "no gzip": (answer(TUG, 200, JSON, b"content-encoding: gzip"), BROKEN, BROKEN),
    "another protocol": (b"SSH-2.0-OpenSSH\r\n", BROKEN, BROKEN),
    "silence": (b"", BROKEN, BROKEN),
    "a header without end": (
        b"HTTP/1.1 200 OK\r\nx: " + b"a" * 200_000,
        BROKEN,
        BROKEN,
    ),
}


class Rogue:
    """Sends some bytes to whoever asks for something, and hangs up."""

    def __init__(self) -> None:
        self.sends = b""
        self.address = ""

    async def serve(self, ready: threading.Event, end: asyncio.Event) -> None:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        async with server:
            await end.wait()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(self.sends)
        await writer.drain()
        writer.close()


@pytest.fixture(scope="module")
def rogue() -> Iterator[Rogue]:
    rogue, ready = Rogue(), threading.Event()
    loop, end = asyncio.new_event_loop(), asyncio.Event()
    work = rogue.serve(ready, end)
    thread = threading.Thread(target=loop.run_until_complete, args=[work])
    thread.start()
    ready.wait()
    yield rogue
    loop.call_soon_threadsafe(end.set)
    thread.join()
    loop.close()


def outcome(rogue: Rogue, *, strict: bool) -> object:
    auth = Auth(office="t")
    with Client(rogue.address, auth=auth, retries=0, strict=strict) as client:
        try:
            return client.ships.get_ship(UUID(int=1))
        except errors.SpecError as error:
            return error


def awaited(rogue: Rogue, *, strict: bool) -> object:
    async def call() -> object:
        auth = Auth(office="t")
        client = AsyncClient(rogue.address, auth=auth, retries=0, strict=strict)
        async with client:
            try:
                return await client.ships.get_ship(UUID(int=1))
            except errors.SpecError as error:
                return error

    return asyncio.run(call())


@pytest.mark.parametrize("name", CASES)
def test_whatever_comes(rogue: Rogue, name: str) -> None:
    rogue.sends, tolerant, strict = CASES[name]
    for expected, is_strict in ((tolerant, False), (strict, True)):
        found = outcome(rogue, strict=is_strict)
        assert type(found) is expected
        assert str(awaited(rogue, strict=is_strict)) == str(found)
        if isinstance(found, errors.SpecError):
            assert found.request is not None
            assert (found.response is None) == (expected is BROKEN)
            revived = ForkingPickler.loads(ForkingPickler.dumps(found))
            assert (str(revived), revived.request) == (str(found), found.request)
