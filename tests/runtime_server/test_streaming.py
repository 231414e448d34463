"""Bodies that come or go piece by piece."""

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from asking import ask, got
from streaming import Streams, Tick, serve

from specwright.runtime.server.settings import Limits

BOUNDARY = {"content-type": "multipart/form-data; boundary=b"}


def part(name: str, content: str, extra: str = "", kind: str = "") -> str:
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n'
    typed = f"Content-Type: {kind}\r\n" if kind else ""
    return f"{head}{typed}\r\n{content}\r\n"


def multipart(*parts: str) -> bytes:
    return ("".join(parts) + "--b--\r\n").encode()


IMAGE = part("image", "x" * 50, '; filename="a.png"', "image/png")


def test_parts_arrive_in_any_pieces() -> None:
    body = multipart(part("title", "té"), part("count", "3"), IMAGE)
    for size in (1, 7, 1000):
        chunks = [body[at : at + size] for at in range(0, len(body), size)]
        app = serve(limits=Limits(spool=10))
        reply = got(app, "POST", "/parts", body=chunks, headers=BOUNDARY)
        assert reply.json == f"té 3 a.png={b'x' * 50!r}:image/png"


@pytest.mark.parametrize(
    ("body", "status", "where"),
    [
        (multipart(part("title", "t")), 422, "#/image"),
        (multipart(part("title", "t"), part("count", "many"), IMAGE), 422, "#/count"),
        (multipart(IMAGE)[:-10], 400, "#"),
        (b"nonsense", 400, "#"),
        (multipart(*[part("more", "x")] * 30), 400, "#"),
        (multipart(part("title", "t" * 300), IMAGE), 400, "#"),
        (multipart(part("image", "x" * 2000, "; filename=a")), 413, "#"),
    ],
)
def test_parts_that_are_refused(body: bytes, status: int, where: str) -> None:
    app = serve(limits=Limits(body=200, upload=1900, parts=20, spool=10))
    reply = got(app, "POST", "/parts", body=body, headers=BOUNDARY)
    assert reply.status == status
    assert where in [one["where"] for one in reply.json["errors"]]


def test_names_of_files_may_be_in_any_script() -> None:
    image = part("image", "x", '; filename="猫.png"', "image/png")
    body = multipart(part("title", "t"), image)
    reply = got(serve(), "POST", "/parts", body=body, headers=BOUNDARY)
    assert reply.json == "t 1 猫.png=b'x':image/png"


def test_headers_of_parts_that_are_odd() -> None:
    for odd in ("form-d\u0100", "form-data;\u0100 name=a", "\u0100", "", ";"):
        body = f"--b\r\nContent-Disposition: {odd}\r\n\r\nx\r\n--b--\r\n".encode()
        reply = got(serve(), "POST", "/parts", body=body, headers=BOUNDARY)
        assert reply.status == 400


def test_a_boundary_is_needed() -> None:
    headers = {"content-type": "multipart/form-data"}
    assert got(serve(), "POST", "/parts", body=b"x", headers=headers).status == 400


def test_forms_and_text() -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    reply = got(serve(), "POST", "/form", body=b"title=a+b&count=2", headers=form)
    assert reply.json == "a b 2"
    reply = got(serve(), "POST", "/form", body=b"title=a&count=x", headers=form)
    assert reply.json["errors"][0]["where"] == "#/count"
    empty = got(serve(), "POST", "/form", body=b"", headers=form)
    assert [one["where"] for one in empty.json["errors"]] == ["#/title", "#/count"]
    text = {"content-type": "text/plain; charset=utf-8"}
    reply = got(serve(), "POST", "/form", body="hé".encode(), headers=text)
    assert reply.json == "hé"
    assert got(serve(), "POST", "/form", body=b"\xff", headers=text).status == 422


def test_nothing_spooled_is_left_open() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        body = multipart(part("title", "t"), IMAGE)
        app = serve(limits=Limits(spool=10))
        for content in (body, body[:-10], multipart(IMAGE)):
            got(app, "POST", "/parts", body=content, headers=BOUNDARY)
        gc.collect()


def test_items_arrive_one_by_one() -> None:
    lines = [b'{"number": 1}\n{"num', b'ber": 2}\n', b'{"number": 3}']
    headers = {"content-type": "application/jsonl"}
    assert got(serve(), "POST", "/lines", body=lines, headers=headers).json == 6
    wrong = [b'{"number": 1}\n', b'{"number": "x"}\n']
    reply = got(serve(), "POST", "/lines", body=wrong, headers=headers)
    assert reply.status == 422


def test_items_leave_one_by_one() -> None:
    async def asynchronous() -> AsyncIterator[Tick]:
        for number in range(3):
            yield Tick(number=number)

    def plain() -> Iterator[Tick]:
        yield from (Tick(number=number) for number in range(3))

    for source in (asynchronous, plain):
        reply = got(serve(Streams(source)), "GET", "/ticks")
        assert reply.header("content-type") == "text/event-stream"
        assert reply.content == b"".join(
            b'data: {"number":%d}\n\n' % number for number in range(3)
        )


def test_a_wrong_item_breaks_the_answer_off() -> None:
    def wrong() -> Iterator[Any]:
        yield Tick(number=1)
        yield Tick.model_construct(number="x")

    with pytest.raises(Exception, match="number"):
        got(serve(Streams(wrong)), "GET", "/ticks")


async def disconnecting(app: Any, path: str, after: int) -> list[Any]:
    """Go away once so many chunks have come."""
    sent: list[Any] = []
    gone = asyncio.Event()
    if after < 0:
        gone.set()

    async def receive() -> dict[str, Any]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)
        if len(sent) > after:
            gone.set()

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [],
    }
    await asyncio.wait_for(app(scope, receive, send), 5)
    return sent


def test_an_endless_stream_ends_when_nobody_listens() -> None:
    closed: list[bool] = []

    async def endless() -> AsyncIterator[Tick]:
        try:
            yield Tick(number=1)
            await asyncio.Event().wait()
        finally:
            closed.append(True)

    async def run() -> None:
        sent = await disconnecting(serve(Streams(endless)), "/ticks", 1)
        assert [message["type"] for message in sent] == [
            "http.response.start",
            "http.response.body",
        ]
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(run())
    assert closed == [True]


def test_a_caller_who_leaves_before_the_body_is_complete() -> None:
    async def run() -> None:
        messages = [
            {"type": "http.request", "body": b"x", "more_body": True},
            {"type": "http.disconnect"},
        ]
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            return messages.pop(0)

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/raw",
            "query_string": b"",
            "headers": [(b"content-type", b"image/png")],
        }
        await serve()(scope, receive, send)
        assert sent == []

    asyncio.run(run())


@pytest.mark.parametrize("path", ["/raw", "/form"])
@pytest.mark.parametrize("first", [b"", b"x"])
def test_a_body_that_never_comes_is_given_up(path: str, first: bytes) -> None:
    async def run() -> int:
        app = serve(limits=Limits(body_seconds=0.1, idle_seconds=0.1))
        messages = [{"type": "http.request", "body": first, "more_body": True}]
        sent: list[Any] = []

        async def receive() -> Any:
            if first and messages:
                return messages.pop()
            return await asyncio.Event().wait()

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "headers": [(b"content-type", b"text/plain")],
        }
        await asyncio.wait_for(app(scope, receive, send), 5)
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0
        status: int = sent[0]["status"]
        return status

    assert asyncio.run(run()) == 408


def test_many_slow_bodies_are_given_up_together() -> None:
    async def run() -> set[int]:
        app = serve(limits=Limits(body_seconds=0.2))
        loop = asyncio.get_running_loop()

        async def one(number: int) -> int:
            await asyncio.sleep(number / 100)
            sent: list[Any] = []

            async def receive() -> Any:
                await asyncio.sleep(0.05 if number % 2 else 60)
                return {"type": "http.request", "body": b"x"}

            async def send(message: Any) -> None:
                sent.append(message)

            scope = {
                "type": "http",
                "method": "POST",
                "path": "/form",
                "query_string": b"",
                "headers": [(b"content-type", b"text/plain")],
            }
            await app(scope, receive, send)
            status: int = sent[0]["status"]
            assert (status == 200) == bool(number % 2)
            return status

        started = loop.time()
        statuses = set(await asyncio.gather(*map(one, range(40))))
        assert loop.time() - started < 3
        return statuses

    assert asyncio.run(run()) == {200, 408}


def test_cancelling_the_request_cancels_the_handler() -> None:
    seen: list[str] = []

    class Slow(Streams):
        async def form(self, body: Any) -> str:
            try:
                await asyncio.Event().wait()
            finally:
                seen.append("cancelled")
            return ""

    async def run() -> None:
        headers = {"content-type": "text/plain"}
        call = ask(serve(Slow()), "POST", "/form", body=b"x", headers=headers)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(call, 0.1)

    asyncio.run(run())
    assert seen == ["cancelled"]


def test_a_handler_may_be_cancelled_when_its_caller_leaves() -> None:
    seen: list[str] = []

    class Slow(Streams):
        async def ticks(self) -> Any:
            try:
                await asyncio.Event().wait()
            finally:
                seen.append("cancelled")

    async def run() -> None:
        app = serve(Slow(), cancel_on_disconnect=True)
        assert await disconnecting(app, "/ticks", -1) == []

    class Quick(Streams):
        async def raw(self, body: Any) -> Any:
            return body

    asyncio.run(run())
    assert seen == ["cancelled"]
    app = serve(Quick(), cancel_on_disconnect=True)
    headers = {"content-type": "a/b"}
    assert got(app, "POST", "/raw", body=b"x", headers=headers).content == b"x"
