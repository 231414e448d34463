"""Parameters of every place and style, as handlers get them."""

import asyncio
from typing import Annotated, Any

import pytest
from asking import ask
from pydantic import Field

from specwright.runtime.model import Model
from specwright.runtime.operation import Operation, Parameter, Response, json_content
from specwright.runtime.scalars import Integer, Number
from specwright.runtime.server.application import Application
from specwright.runtime.server.route import Route


class Point(Model):
    x: Integer
    y: Integer


class Filter(Model):
    name: str
    sizes: list[Integer] | None = None


def call(path: str, target: str, *parameters: Parameter, **headers: str) -> Any:
    """Return the arguments that a request arrives with, or the faults."""
    operation: Operation[Any] = Operation(
        id="op",
        method="GET",
        path=path,
        parameters=parameters,
        results={200: Response(contents=json_content(Any))},
    )
    seen: list[Any] = []

    class Handler:
        async def op(self, *arguments: Any, **keywords: Any) -> Any:
            seen.append((arguments, keywords))

    def op(self: Any, *arguments: Any, **keywords: Any) -> Any: ...

    app = Application(groups=(((Route(operation, op),), Handler()),), propagate=True)
    reply = asyncio.run(ask(app, "GET", target, headers=headers))
    return seen[0] if seen else [one["where"] for one in reply.json["errors"]]


def parameter(name: str, place: Any, kind: Any, **more: Any) -> Parameter:
    more.setdefault("required", place == "path")
    return Parameter(argument=name.lower(), name=name, place=place, type=kind, **more)


@pytest.mark.parametrize(
    ("target", "declared", "expected"),
    [
        ("/v/12", parameter("v", "path", Integer), 12),
        ("/v/a%20b", parameter("v", "path", str), "a b"),
        ("/v/1,2", parameter("v", "path", list[Integer]), [1, 2]),
        ("/v/.1.2", parameter("v", "path", list[str], style="label"), ["1.2"]),
        (
            "/v/;v=1;v=2",
            parameter("v", "path", list[Integer], style="matrix", explode=True),
            [1, 2],
        ),
        ("/v/x,1,y,2", parameter("v", "path", Point), Point(x=1, y=2)),
        ("/v/abc", parameter("v", "path", Integer), ["path:v"]),
        ("/v/%ff", parameter("v", "path", str), ["path:v"]),
        ("/v/%zz", parameter("v", "path", str), ["path:v"]),
    ],
)
def test_paths(target: str, declared: Parameter, expected: Any) -> None:
    found = call("/v/{v}", target, declared)
    if not isinstance(found, list):
        ((found,), _) = found
        if declared.style == "label":
            found = [".".join(found)]
    assert found == expected


@pytest.mark.parametrize(
    ("query", "declared", "expected"),
    [
        ("q=1.50", parameter("q", "query", Number), 1.5),
        ("q=1e2", parameter("q", "query", Number), 100.0),
        ("q=+", parameter("q", "query", str), " "),
        ("q=", parameter("q", "query", str), ""),
        ("q=true", parameter("q", "query", bool), True),
        ("q=1", parameter("q", "query", bool), ["query:q"]),
        ("q=01", parameter("q", "query", Integer), ["query:q"]),
        ("q=1&q=2", parameter("q", "query", str), ["query:q"]),
        ("", parameter("q", "query", str, required=True), ["query:q"]),
        ("", parameter("q", "query", str), None),
        ("", parameter("q", "query", Integer, default=7), 7),
        ("q=a|b", parameter("q", "query", list[str], style="pipeDelimited",
                            explode=False), ["a", "b"]),
        ("q[x]=1&q[y]=2", parameter("q", "query", Point, style="deepObject"),
         Point(x=1, y=2)),
        ("x=1&y=2", parameter("q", "query", Point), Point(x=1, y=2)),
        ("q=%7B%22x%22:1,%22y%22:2%7D",
         parameter("q", "query", Point, media_type="application/json"),
         Point(x=1, y=2)),
        ("q=5", parameter("q", "query", Annotated[Integer, Field(le=4)]), ["query:q"]),
        ("name=a&sizes=1&sizes=2", parameter("q", "querystring", Filter),
         Filter(name="a", sizes=[1, 2])),
        ("sizes=1&sizes=2", parameter("q", "querystring", Filter),
         ["querystring:q#/name"]),
        ("q[x]=1&q[y]=z", parameter("q", "query", Point, style="deepObject"),
         ["query:q#/y"]),
        ("q=1&q=z", parameter("q", "query", list[Integer]), ["query:q#/1"]),
        ("", parameter("q", "querystring", Filter, required=True), ["querystring:q"]),
        ("", parameter("q", "querystring", Filter), None),
    ],
)  # fmt: skip
def test_queries(query: str, declared: Parameter, expected: Any) -> None:
    found = call("/v", f"/v?{query}", declared)
    assert (found if isinstance(found, list) else found[1]["q"]) == expected


@pytest.mark.parametrize(
    ("header", "declared", "expected"),
    [
        ("1", parameter("X-V", "header", Integer), 1),
        ("a, b", parameter("X-V", "header", list[str]), ["a", "b"]),
        ("x", parameter("X-V", "header", Integer), ["header:X-V"]),
    ],
)
def test_headers(header: str, declared: Parameter, expected: Any) -> None:
    found = call("/v", "/v", declared, **{"x-v": header})
    assert (found if isinstance(found, list) else found[1]["x-v"]) == expected


def test_the_order_of_the_path_is_that_of_the_declaration() -> None:
    found = call(
        "/{a}/{b}",
        "/1/2",
        parameter("b", "path", str),
        parameter("a", "path", str),
    )
    assert found == (("2", "1"), {})
