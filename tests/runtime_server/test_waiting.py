"""What becomes of those who wait for a body, in whatever way a server awaits."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from streaming import serve

from specwright.runtime.server.settings import Limits


@pytest.mark.parametrize("path", ["/raw", "/form"])
def test_whoever_waits_for_a_body_hears_of_its_end(path: str) -> None:
    steps: list[str] = []

    async def receive() -> Any:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            steps.append("cancelled")
            await asyncio.sleep(0)
            steps.append("cleaned up")
            raise

    async def send(_: Any) -> None:
        raise AssertionError

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(b"content-type", b"text/plain")],
    }

    async def run() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(serve()(scope, receive, send), 0.05)

    asyncio.run(run())
    assert steps == ["cancelled", "cleaned up"]


@pytest.mark.parametrize("path", ["/raw", "/form"])
def test_whoever_waits_for_a_body_may_outlive_a_cancellation(path: str) -> None:
    messages = [{"type": "http.request", "body": b"x"}]

    async def receive() -> Any:
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        return messages.pop()

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(b"content-type", b"text/plain")],
    }

    async def run() -> None:
        task = asyncio.create_task(serve()(scope, receive, send))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    asyncio.run(run())
    assert sent[0]["status"] == 200


class Barely:
    """An awaitable that is an iterator and no more, as servers in Rust have."""

    def __init__(self, loop: asyncio.AbstractEventLoop, message: Any) -> None:
        self._future = loop.create_future()
        self._steps = iter(self._future.__await__())
        if message is not None:
            loop.call_later(0.01, self._future.set_result, message)

    def __await__(self) -> "Barely":
        return self

    def __iter__(self) -> "Barely":
        return self

    def __next__(self) -> Any:
        return next(self._steps)


@pytest.mark.parametrize("path", ["/raw", "/form"])
@pytest.mark.parametrize("complete", [True, False])
def test_awaitables_may_be_iterators_and_no_more(path: str, *, complete: bool) -> None:
    sent: list[Any] = []

    async def run() -> None:
        messages = [
            {"type": "http.request", "body": b"x", "more_body": True},
            {"type": "http.request", "body": b"y"},
        ]

        def receive() -> Barely:
            loop = asyncio.get_running_loop()
            return Barely(loop, messages.pop(0) if complete and messages else None)

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "headers": [(b"content-type", b"text/plain")],
        }
        app = serve(limits=Limits(body_seconds=0.1, idle_seconds=0.1))
        await asyncio.wait_for(app(scope, receive, send), 5)

    asyncio.run(run())
    assert sent[0]["status"] == (200 if complete else 408)
