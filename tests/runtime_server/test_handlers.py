"""Handlers that fit, and those that do not."""

import asyncio
import threading
from contextlib import asynccontextmanager
from typing import Any

import pytest
from asking import JSON, got
from shop import ROUTES, Item, Shop, ShopHandler, Stored, serve

from specwright.runtime.server.application import Application
from specwright.runtime.server.context import Context
from specwright.runtime.server.handlers import HandlerError

ITEM = b'{"name": "pen", "price": 2}'


def app(handler: object, **settings: Any) -> Application:
    return Application(groups=((ROUTES, handler),), **settings)


class Partial:
    async def clear(self, shop: str, extra: str) -> None: ...

    async def download(self) -> None: ...

    def list_items(self, shop: str, *, limit: int, theme: str | None) -> None: ...

    add_item = None


def test_every_misfit_is_listed() -> None:
    with pytest.raises(HandlerError) as raised:
        app(Partial())
    assert str(raised.value).splitlines() == [
        "the handlers do not fit:",
        "  * Partial.add_item is missing, for addItem (POST /shops/{shop}/items)",
        (
            "  * Partial.list_items: got an unexpected keyword argument 'tags'; "
            "called as (shop, *, limit, tags, theme)"
        ),
        "  * Partial.clear: missing a required argument: 'extra'; called as (shop)",
        "  * Partial.upload is missing, for upload (POST /upload/{upload})",
        "  * Partial.patch_note is missing, for patchNote (PATCH /note)",
    ]


class Started(ShopHandler):
    async def clear(self, shop: str) -> None:
        return None


def test_a_team_may_grow_into_a_specification() -> None:
    served = app(Started(), unimplemented="501")
    assert got(served, "DELETE", "/shops/s/items").status == 204
    reply = got(served, "POST", "/shops/s/items", body=ITEM, headers=JSON)
    assert (reply.status, reply.json["title"]) == (501, "Not Implemented")
    assert got(app(None, unimplemented="501"), "GET", "/download").status == 501
    with pytest.raises(HandlerError, match=r"Started\.add_item is missing"):
        app(Started())


def test_what_is_not_written_yet_is_not_implemented(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shop = Shop()
    shop.error = NotImplementedError("soon")
    reply = got(app(shop), "DELETE", "/shops/s/items")
    assert (reply.status, b"soon" in reply.content) == (501, False)
    (record,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert record.getMessage().startswith("clear failed (")


def test_plain_functions_run_in_threads() -> None:
    class Threaded(Shop):
        def list_items(self, shop: str, **_: Any) -> list[Stored]:
            return [Stored(id=threading.current_thread().name, name="x", price=1)]

    reply = got(app(Threaded()), "GET", "/shops/s/items")
    assert "MainThread" not in reply.json[0]["id"]


def test_the_context_is_handed_over() -> None:
    seen: list[Context] = []

    class Curious(Shop):
        async def add_item(
            self, shop: str, body: Item, *, context: Context | None = None, **_: Any
        ) -> Stored:
            assert context is not None
            seen.append(context)
            return Stored(id="1", name="x", price=1)

    got(
        app(Curious()),
        "POST",
        "/shops/s/items",
        body=ITEM,
        headers={**JSON, "X-Thing": "1"},
        client=("192.0.2.1", 80),
    )
    (context,) = seen
    assert context.headers["x-THING"] == "1"
    assert context.client == ("192.0.2.1", 80)
    assert context.request.operation.id == "addItem"
    assert (context.request.method, context.request.path) == ("POST", "/shops/s/items")
    assert dict(context.headers) == {"content-type": "application/json", "x-thing": "1"}


async def lifespan(served: Application) -> list[str]:
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent: list[str] = []

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message["type"])

    await served({"type": "lifespan"}, receive, send)
    return sent


def test_the_lifespan_gives_handlers_their_state() -> None:
    steps: list[object] = []

    @asynccontextmanager
    async def life() -> Any:
        steps.append("up")
        yield {"db": 1}
        steps.append("down")

    class Stateful(Shop):
        async def clear(self, shop: str, context: Context | None = None) -> None:
            steps.append(context and context.state)

    served = app(Stateful(), lifespan=life)
    assert asyncio.run(lifespan(served)) == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
    assert steps == ["up", "down"]

    async def hosted() -> None:
        from asking import ask

        async with served.running():
            await ask(served, "DELETE", "/shops/s/items")

    asyncio.run(hosted())
    assert steps == ["up", "down", "up", {"db": 1}, "down"]


def test_a_lifespan_that_fails_says_so() -> None:
    @asynccontextmanager
    async def life() -> Any:
        raise OSError("no database")
        yield

    served = serve(lifespan=life)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "lifespan.startup"}

    async def send(message: Any) -> None:
        sent.append(message)

    async def live() -> None:
        with pytest.raises(OSError, match="no database"):
            await served({"type": "lifespan"}, receive, send)

    asyncio.run(live())
    assert sent == [
        {"type": "lifespan.startup.failed", "message": "OSError('no database')"}
    ]
