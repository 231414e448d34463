"""Hooks hear the end of every attempt that they heard the start of."""

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator, Mapping

import httpx2
import pytest
from pet_api import DOWNLOAD, GET_PET, UPLOAD, AsyncClient
from pet_server import Server, found, no_content, quick

from specwright.runtime.errors import TransportError
from specwright.runtime.exchange import RequestInfo, ResponseInfo
from specwright.runtime.file import File
from specwright.runtime.retries import Retries


class Ledger:
    """Counts attempts that began and have not ended."""

    def __init__(self) -> None:
        self.open = 0
        self.ended: list[str] = []

    def started(self, request: RequestInfo) -> Mapping[str, str] | None:
        self.open += 1
        return None

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        self.open -= 1
        self.ended.append(str(response.status))

    def failed(self, request: RequestInfo, error: BaseException) -> None:
        self.open -= 1
        self.ended.append(type(error).__name__)


class Saboteur(Ledger):
    """Breaks down at one moment."""

    def __init__(self, moment: str) -> None:
        super().__init__()
        self.moment = moment

    def started(self, request: RequestInfo) -> None:
        if self.moment == "started":
            raise LookupError

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        if self.moment == "answered":
            raise LookupError


def test_an_upload_whose_source_breaks() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        raise ZeroDivisionError

    ledger = Ledger()
    client = Server(no_content()).client(hooks=[ledger])
    with pytest.raises(ZeroDivisionError):
        client.send(UPLOAD, body=File(chunks()))
    assert (ledger.open, ledger.ended) == (0, ["ZeroDivisionError"])


def test_another_hook_that_breaks_down() -> None:
    ledger = Ledger()
    client = Server(found()).client(hooks=[ledger, Saboteur("started")])
    with pytest.raises(LookupError):
        client.send(GET_PET, pet_id=1)
    assert (ledger.open, ledger.ended) == (0, ["LookupError"])


class Body(httpx2.SyncByteStream):
    """A body that knows whether it was given up."""

    closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"a"

    def close(self) -> None:
        self.closed = True


def test_a_hook_that_breaks_down_gives_the_connection_back() -> None:
    body = Body()
    headers = {"content-type": "application/octet-stream"}
    answer = httpx2.Response(200, stream=body, headers=headers)
    client = Server(answer).client(hooks=[Saboteur("answered")])
    with pytest.raises(LookupError):
        client.send(DOWNLOAD)
    assert body.closed


@pytest.mark.parametrize("moment", ["sending", "waiting"])
def test_cancelling_leaves_nothing(moment: str) -> None:
    ledger = Ledger()
    busy = asyncio.Event()

    async def serve(_: httpx2.Request) -> httpx2.Response:
        if moment == "sending":
            busy.set()
            await asyncio.sleep(60)
        return httpx2.Response(503)

    async def sleep(_: float) -> None:
        busy.set()
        await asyncio.sleep(60)

    async def check() -> None:
        retries = Retries(sleep_async=sleep)
        http = httpx2.MockTransport(serve)
        async with AsyncClient(http=http, hooks=[ledger], retries=retries) as client:
            task = asyncio.create_task(client.send(GET_PET, pet_id=1))
            await busy.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert ledger.open == 0
            assert len(asyncio.all_tasks()) == 1

    asyncio.run(check())
    gc.collect()
    ended = {"sending": ["CancelledError"], "waiting": ["503"]}
    assert ledger.ended == ended[moment]


def test_errors_of_bodies_know_the_exchange() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"ab"
        raise httpx2.ReadError("gone")

    async def awaited() -> AsyncIterator[bytes]:
        yield b"ab"
        raise httpx2.ReadError("gone")

    headers = {"content-type": "application/octet-stream"}
    answer = httpx2.Response(200, content=chunks(), headers=headers)
    file = Server(answer).client().send(DOWNLOAD).result
    with pytest.raises(TransportError) as caught:
        file.read()
    assert caught.value.request is not None
    assert caught.value.response is not None
    assert caught.value.response.status == 200

    async def check() -> None:
        answer = httpx2.Response(200, content=awaited(), headers=headers)
        http = httpx2.MockTransport(lambda _: answer)
        async with AsyncClient(http=http, retries=quick()) as client:
            file = (await client.send(DOWNLOAD)).result
            with pytest.raises(TransportError) as caught:
                await file.aread()
            assert caught.value.request is not None

    asyncio.run(check())
