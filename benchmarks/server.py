"""CPU a request: this project's server beside others, one operation for all.

    python benchmarks/server.py             in process
    python benchmarks/server.py --sockets   under uvicorn, driven over a real socket

The operation: POST with a path and a query parameter and a JSON body, which are
validated; a JSON answer, which is validated too. Rounds are interleaved, the figure is
each server's median, so that a busy machine troubles all alike.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from specwright.runtime.model import Model
from specwright.runtime.operation import (
    Body,
    Operation,
    Parameter,
    Response,
    json_content,
)
from specwright.runtime.scalars import Integer, Number
from specwright.runtime.server.application import Application
from specwright.runtime.server.route import Reply, Route

BODY = b'{"name": "a ball-point pen", "price": 12.5, "tags": ["blue", "new", "pen"]}'
PATH = "/shops/17/items"
QUERY = "amount=3"
CONNECTIONS = 50
HEADERS = [
    (b"host", b"localhost:8000"),
    (b"accept", b"*/*"),
    (b"accept-encoding", b"gzip, deflate"),
    (b"user-agent", b"benchmark"),
    (b"content-type", b"application/json"),
    (b"content-length", b"%d" % len(BODY)),
]


class Item(Model):
    """What is sent, as the generator declares it."""

    name: Annotated[str, Field(min_length=1)]
    price: Number
    tags: list[str]


class Stored(Item):
    """What comes back."""

    id: str
    amount: Integer


class Items(Protocol):
    """The handler, as the generator declares it."""

    def add_item(self, shop: str, body: Item, *, amount: int) -> Reply[Stored]:
        """Add an item."""
        ...


class Handler:
    """Our handler."""

    async def add_item(self, shop: str, body: Item, *, amount: int) -> Stored:
        """Add an item."""
        return Stored(
            id=shop, amount=amount, name=body.name, price=body.price, tags=body.tags
        )


ADD_ITEM: Operation[Stored] = Operation(
    id="addItem",
    method="POST",
    path="/shops/{shop}/items",
    parameters=(
        Parameter(argument="shop", name="shop", place="path", type=str, required=True),
        Parameter(
            argument="amount",
            name="amount",
            place="query",
            type=Annotated[Integer, Field(ge=1)],
            default=1,
        ),
    ),
    body=Body(contents=json_content(Item)),
    results={201: Response(contents=json_content(Stored))},
)


def ours() -> Any:
    """Return our application."""
    return Application(groups=(((Route(ADD_ITEM, Items.add_item),), Handler()),))


class PlainItem(BaseModel):
    """The same model, without our base."""

    model_config = ConfigDict(strict=True)

    name: Annotated[str, Field(min_length=1)]
    price: float
    tags: list[str]


class PlainStored(PlainItem):
    """The same answer."""

    id: str
    amount: int


def stored(shop: str, amount: int, item: PlainItem) -> PlainStored:
    """Do what the handlers do."""
    return PlainStored(
        id=shop, amount=amount, name=item.name, price=item.price, tags=item.tags
    )


def fastapi() -> Any:
    """Return the same operation in FastAPI."""
    from fastapi import FastAPI, Query

    app = FastAPI()

    @app.post("/shops/{shop}/items", status_code=201)
    async def add_item(
        shop: str, item: PlainItem, amount: Annotated[int, Query(ge=1)] = 1
    ) -> PlainStored:
        return stored(shop, amount, item)

    return app


def starlette() -> Any:
    """Return the same operation in Starlette, decoded by hand with pydantic."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response as Plain
    from starlette.routing import Route as StarletteRoute

    amounts = TypeAdapter(Annotated[int, Field(ge=1)])

    async def add_item(request: Request) -> Plain:
        try:
            item = PlainItem.model_validate_json(await request.body())
            amount = amounts.validate_strings(request.query_params.get("amount", "1"))
        except ValidationError as error:
            return Plain(error.json(), 422, media_type="application/json")
        result = stored(request.path_params["shop"], amount, item)
        content = result.__pydantic_serializer__.to_json(result)
        PlainStored.model_validate_json(content)
        return Plain(content, 201, media_type="application/json")

    return Starlette(
        routes=[StarletteRoute("/shops/{shop}/items", add_item, methods=["POST"])]
    )


def litestar() -> Any:
    """Return the same operation in Litestar, with its own msgspec models."""
    import msgspec
    from litestar import Litestar, post
    from litestar.params import Parameter as Constrained

    class Sent(msgspec.Struct):
        name: Annotated[str, msgspec.Meta(min_length=1)]
        price: float
        tags: list[str]

    class Kept(Sent):
        id: str = ""
        amount: int = 1

    async def add_item(
        shop: str, data: Sent, amount: Annotated[int, Constrained(ge=1)] = 1
    ) -> Kept:
        return Kept(data.name, data.price, data.tags, shop, amount)

    handler = post("/shops/{shop:str}/items")(add_item)
    return Litestar([handler], openapi_config=None)


def bare() -> Any:
    """Return the least that an application can do: no routing, no errors, no checks."""
    item_type, stored_type = PlainItem, PlainStored
    headers = [(b"content-type", b"application/json")]

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        message = await receive()
        item = item_type.__pydantic_validator__.validate_json(message["body"])
        content = stored_type.__pydantic_serializer__.to_json(stored("17", 3, item))
        length = (b"content-length", b"%d" % len(content))
        await send(
            {
                "type": "http.response.start",
                "status": 201,
                "headers": [*headers, length],
            }
        )
        await send({"type": "http.response.body", "body": content})

    return app


SERVERS: dict[str, Callable[[], Any]] = {
    "specwright": ours,
    "fastapi": fastapi,
    "starlette by hand": starlette,
    "bare asgi": bare,
} | ({"litestar": litestar} if find_spec("litestar") else {})


def scope() -> dict[str, Any]:
    """Return the connection, as uvicorn describes it."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50000),
        "scheme": "http",
        "method": "POST",
        "root_path": "",
        "path": PATH,
        "raw_path": PATH.encode(),
        "query_string": QUERY.encode(),
        "headers": HEADERS,
        "state": {},
    }


async def rounds(app: Any, count: int) -> float:
    """Return the CPU microseconds a request, after checking one answer."""
    request = {"type": "http.request", "body": BODY, "more_body": False}
    sent: list[Any] = []

    async def receive() -> Any:
        return request

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope(), receive, send)
    answer = json.loads(b"".join(one.get("body", b"") for one in sent[1:]))
    if sent[0]["status"] != 201 or (answer["id"], answer["amount"]) != ("17", 3):
        raise RuntimeError(f"not the answer that was wanted: {sent}")
    start = time.process_time()
    for _ in range(count):
        sent.clear()
        await app(scope(), receive, send)
    return (time.process_time() - start) / count * 1e6


def in_process(turns: int, count: int) -> dict[str, float]:
    """Return each server's median, in microseconds."""
    apps = {name: make() for name, make in SERVERS.items()}
    figures: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(turns):
        for name, app in apps.items():
            figures[name].append(asyncio.run(rounds(app, count)))
    return {name: statistics.median(values) for name, values in figures.items()}


def serve(name: str, port: int) -> None:
    """Serve one of them until the process is told to stop."""
    import uvicorn

    uvicorn.run(SERVERS[name](), host="127.0.0.1", port=port, log_level="warning")


def over_sockets(name: str, count: int) -> float:
    """Drive one server, in a process of its own, over several connections."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, __file__, "--serve", name, "--port", str(port)]
    with subprocess.Popen(command) as process:
        try:
            connections = [connected(port) for _ in range(CONNECTIONS)]
            drive(connections, 10)
            before = cpu_of(process.pid)
            drive(connections, count // CONNECTIONS)
            used = cpu_of(process.pid) - before
            for connection in connections:
                connection.close()
        finally:
            process.terminate()
    return used / (count // CONNECTIONS * CONNECTIONS) * 1e6


def connected(port: int) -> socket.socket:
    """Return a connection, as soon as the server takes one."""
    for _ in range(400):
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")


def drive(connections: list[socket.socket], count: int) -> None:
    """Send a request on each connection, then read each answer whole; repeat."""
    lines = [f"POST {PATH}?{QUERY} HTTP/1.1".encode()]
    lines += [name + b": " + value for name, value in HEADERS]
    request = b"\r\n".join([*lines, b"", BODY])
    for _ in range(count):
        for connection in connections:
            connection.sendall(request)
        for connection in connections:
            finish(connection)


def finish(connection: socket.socket) -> None:
    """Read one answer."""
    answer = b""
    while b'"amount":3' not in answer:
        chunk = connection.recv(65536)
        if not chunk:
            raise RuntimeError(f"the server hung up: {answer!r}")
        answer += chunk


def cpu_of(pid: int) -> float:
    """Return the CPU seconds that a process has used, without the kernel's share."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


def report(title: str, figures: dict[str, float]) -> None:
    """Print the figures and how they compare with ours."""
    own = figures["specwright"]
    print(f"{title}, CPU microseconds a request")
    for name, value in figures.items():
        print(f"  {name:<20} {value:8.1f}   {value / own:5.2f} x ours")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--sockets", action="store_true")
    parser.add_argument("--serve", choices=SERVERS)
    parser.add_argument("--port", type=int, default=8000)
    chosen = parser.parse_args()
    if chosen.serve:
        serve(chosen.serve, chosen.port)
        return
    report("in process", in_process(chosen.turns, chosen.count))
    if chosen.sockets:
        measured: dict[str, list[float]] = {name: [] for name in SERVERS}
        for _ in range(3):
            for name, values in measured.items():
                values.append(over_sockets(name, chosen.count * 4))
        report(
            "under uvicorn, user time",
            {name: statistics.median(values) for name, values in measured.items()},
        )


if __name__ == "__main__":
    main()
