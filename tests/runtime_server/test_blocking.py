"""Plain iterators and files that take their time hold nobody else up."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import ask, got
from streaming import Streams, Tick, serve

from specwright.runtime.file import File


class Sender(Streams):
    """Answers with a file made of something."""

    def __init__(self, contents: Any) -> None:
        super().__init__()
        self.contents = contents

    async def raw(self, body: File) -> File:
        return File(self.contents)


TICKS = {"type": "http", "method": "GET", "path": "/ticks", "headers": []}
UPLOAD = {
    "type": "http",
    "method": "POST",
    "path": "/raw",
    "headers": [(b"content-type", b"a/b")],
}


async def leaving(app: Any, scope: dict[str, Any], moment: threading.Event) -> None:
    """Ask, send a byte where one is wanted, and go away at the moment."""
    messages = [{"type": "http.request", "body": b"x"}] * (scope["method"] == "POST")

    async def receive() -> Any:
        if messages:
            return messages.pop()
        assert await asyncio.to_thread(moment.wait, 5)
        return {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        await asyncio.sleep(0)

    await asyncio.wait_for(app({**scope, "query_string": b""}, receive, send), 5)


RAW = {"body": b"x", "headers": {"content-type": "a/b"}}


def test_a_file_that_blocks_leaves_the_loop_free() -> None:
    released = threading.Event()

    def blocking() -> Iterator[bytes]:
        yield b"first "
        assert released.wait(5)
        yield b"second"

    async def run() -> bytes:
        app = serve(Sender(blocking()))
        task = asyncio.create_task(ask(app, "POST", "/raw", **RAW))
        await asyncio.sleep(0.05)
        assert not task.done()
        released.set()
        return (await task).content

    assert asyncio.run(run()) == b"first second"


def test_files_at_hand_and_on_disk_are_whole(tmp_path: Path) -> None:
    content = bytes(range(256)) * 4096
    path = tmp_path / "data"
    path.write_bytes(content)
    for contents in (content, path, iter([content[:9], content[9:]])):
        assert got(serve(Sender(contents)), "POST", "/raw", **RAW).content == content
    with path.open("rb") as handle:
        assert got(serve(Sender(handle)), "POST", "/raw", **RAW).content == content


def test_a_caller_leaves_while_a_thread_is_busy() -> None:
    busy, released, closed = (threading.Event() for _ in range(3))

    def blocking() -> Iterator[Tick]:
        try:
            yield Tick(number=1)
            busy.set()
            assert released.wait(5)
            yield Tick(number=2)
        finally:
            closed.set()

    items = blocking()

    async def run() -> None:
        await leaving(serve(Streams(lambda: items)), TICKS, busy)
        assert len(asyncio.all_tasks()) == 1
        assert not closed.is_set()
        released.set()
        assert closed.wait(5), "the thread closes what it was busy with"

    asyncio.run(run())


class Downloads(Streams):
    """Answers the request for ticks with nothing, and keeps what it made."""

    kept: Any = None

    async def raw(self, body: File) -> File:
        return File(self.kept)


@pytest.mark.parametrize("asynchronous", [True, False])
def test_what_makes_a_file_is_closed_when_its_caller_leaves(
    *, asynchronous: bool
) -> None:
    closed: list[bool] = []
    begun = threading.Event()

    def plain() -> Iterator[bytes]:
        try:
            while True:
                yield b"x"
                begun.set()
        finally:
            closed.append(True)

    async def awaited() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"x"
                begun.set()
                await asyncio.sleep(0)
        finally:
            closed.append(True)

    handler = Downloads()
    handler.kept = awaited() if asynchronous else plain()
    app = serve(handler)

    async def run() -> None:
        await leaving(app, UPLOAD, begun)
        assert closed == [True], "closed before the application returns"

    asyncio.run(run())


def test_an_answer_that_breaks_off_names_its_operation(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def wrong() -> Iterator[Any]:
        yield Tick(number=1)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        got(serve(Streams(wrong)), "GET", "/ticks")
    assert "ticks: the answer broke off" in caplog.messages
