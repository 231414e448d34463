"""What hosts and middleware find out about an application and its requests."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from asking import JSON, ask, got
from shop import ROUTES, BadRequest, Fault, Shop, serve

from specwright.runtime.errors import ContractError
from specwright.runtime.server.application import Application
from specwright.runtime.server.context import Context
from specwright.runtime.server.faults import Fault as RequestFault


def test_operations_have_paths_by_their_ids() -> None:
    app = serve()
    assert app.path_for("addItem", shop="a/b ü") == "/shops/a%2Fb%20%C3%BC/items"
    assert app.path_for("addItem", shop="..") == "/shops/%2E%2E/items"
    assert app.path_for("download") == "/download"
    reply = got(app, "POST", app.path_for("addItem", shop="a/b"), body=b"{}")
    assert reply.status != 404


def test_paths_need_what_the_operation_takes() -> None:
    app = serve()
    with pytest.raises(LookupError, match="no operation 'sellItem'"):
        app.path_for("sellItem")
    for wrong in ({}, {"shop": 5}, {"shop": ""}):
        with pytest.raises(ContractError, match="path:shop"):
            app.path_for("addItem", **wrong)


def routes_seen(*requests: tuple[str, str]) -> list[Any]:
    """Return what a middleware sees of each request once it is answered."""
    seen: list[Any] = []

    async def middleware(scope: Any, receive: Any, send: Any) -> None:
        await serve()(scope, receive, send)
        route = scope.get("route")
        seen.append(route and (route.name, route.path))

    for method, path in requests:
        got(middleware, method, path)
    return seen


def test_middleware_sees_which_operation_answered() -> None:
    assert routes_seen(
        ("GET", "/shops/17/items"),
        ("GET", "/shops/17/items?limit=x"),
        ("HEAD", "/download"),
        ("GET", "/nowhere"),
    ) == [
        ("listItems", "/shops/{shop}/items"),
        ("listItems", "/shops/{shop}/items"),
        ("download", "/download"),
        None,
    ]


class Stateful(Shop):
    async def clear(self, shop: str, context: Context | None = None) -> None:
        assert context is not None
        assert context.state == "up"


def test_state_without_a_lifespan_says_what_is_missing() -> None:
    @asynccontextmanager
    async def life() -> Any:
        yield "up"

    app = Application(groups=((ROUTES, Stateful()),), lifespan=life, propagate=True)

    async def run() -> None:
        with pytest.raises(RuntimeError, match=r"enters `app\.running\(\)`"):
            await ask(app, "DELETE", "/shops/s/items")
        async with app.running():
            assert (await ask(app, "DELETE", "/shops/s/items")).status == 204
        with pytest.raises(RuntimeError, match="not running"):
            await ask(app, "DELETE", "/shops/s/items")
        assert (await ask(app, "GET", "/download")).status == 200

    asyncio.run(run())


def test_without_a_lifespan_there_is_no_state() -> None:
    class Plain(Shop):
        async def clear(self, shop: str, context: Context | None = None) -> None:
            assert context is not None
            assert context.state is None

    assert got(serve(Plain()), "DELETE", "/shops/s/items").status == 204


WORDED: list[tuple[str, str, dict[str, Any], int]] = [
    ("GET", "/nowhere", {}, 404),
    ("PUT", "/shops/s/items", {}, 405),
    ("GET", "/shops/s/items?limit=x", {}, 422),
    ("PATCH", "/note", {"body": b"x", "headers": {"content-type": "a/b"}}, 415),
    ("GET", "/download", {}, 500),
]


@pytest.mark.parametrize(("method", "path", "sent", "status"), WORDED)
def test_the_application_words_every_fault(
    method: str, path: str, sent: dict[str, Any], status: int
) -> None:
    def problem(fault: RequestFault) -> object:
        return Fault(words=f"{fault.status} {fault.title}")

    shop = Shop()
    shop.error = ValueError("secret")
    reply = got(serve(shop, problem=problem), method, path, **sent)
    assert reply.status == status
    assert reply.json["words"].startswith(f"{status} ")
    assert reply.header("content-type") == "application/json"
    assert (reply.header("allow") is not None) == (status == 405)


def test_an_undocumented_fault_goes_in_the_media_type_of_its_kind() -> None:
    class Typed(BadRequest):
        media_type = "application/vnd.fault+json"

    def problem(fault: RequestFault) -> object:
        return (
            Fault(words=fault.title) if fault.status == 404 else {"any": fault.status}
        )

    routes = tuple(
        type(route)(_with_errors(route.operation, {400: Typed}), route.method)
        for route in ROUTES
    )
    app = Application(groups=((routes, Shop()),), problem=problem)
    reply = got(app, "GET", "/nowhere")
    assert reply.header("content-type") == "application/vnd.fault+json"
    reply = got(app, "PUT", "/download")
    assert reply.header("content-type") == "application/json"
    assert reply.json == {"any": 405}


def _with_errors(operation: Any, errors: Any) -> Any:
    from dataclasses import replace

    return replace(operation, errors=errors)


def test_a_problem_that_cannot_be_made_leaves_the_default() -> None:
    def problem(fault: RequestFault) -> object:
        raise KeyError(fault.status)

    reply = got(serve(problem=problem), "GET", "/nowhere")
    assert (reply.status, reply.header("content-type")) == (
        404,
        "application/problem+json",
    )


def test_the_page_is_read_and_nothing_else(tmp_path: Path) -> None:
    specification = tmp_path / "openapi.json"
    specification.write_text("{}")
    app = Application(groups=((ROUTES, Shop()),), specification=specification)
    for path in ("/docs", "/openapi.json", "/openapi.yaml"):
        reply = got(app, "POST", path, headers=JSON)
        assert (reply.status, reply.header("allow")) == (405, "GET, HEAD, OPTIONS")
        assert got(app, "OPTIONS", path).header("allow") == "GET, HEAD, OPTIONS"
    hidden = Application(groups=((ROUTES, Shop()),))
    assert got(hidden, "POST", "/docs").status == 404
