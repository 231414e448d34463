"""What handlers get, and what is refused before they are called."""

import json
from typing import Any

import pytest
from asking import JSON, Got, ask, got
from shop import Fault, Item, Shop, serve

from specwright.runtime.server.faults import Fault as RequestFault
from specwright.runtime.server.settings import Limits

ITEM = b'{"name": "pen", "price": 2}'


def problems(reply: Got) -> list[dict[str, str]]:
    assert reply.header("content-type") == "application/problem+json"
    found: list[dict[str, str]] = reply.json["errors"]
    return found


def test_arguments_arrive() -> None:
    shop = Shop()
    reply = got(
        serve(shop),
        "POST",
        "/shops/a%2Fb%20c/items?dry=true&unknown=1",
        body=ITEM,
        headers={**JSON, "X-Trace": "t1"},
    )
    assert (reply.status, reply.json) == (
        201,
        {"name": "pen", "price": 2, "id": "a/b c"},
    )
    assert reply.header("content-type") == "application/json"
    assert shop.calls == [("a/b c", Item(name="pen", price=2), True, "t1")]


def test_defaults_apply() -> None:
    shop = Shop()
    assert got(serve(shop), "GET", "/shops/s/items").json == []
    assert shop.calls == [("s", 20, None, None)]


def test_lists_and_cookies_are_decoded() -> None:
    shop = Shop()
    got(
        serve(shop),
        "GET",
        "/shops/s/items?tags=a&tags=b%2Cc&limit=5",
        headers={"cookie": "x=1; theme=dark"},
    )
    assert shop.calls == [("s", 5, ["a", "b,c"], "dark")]


def test_every_fault_is_listed_with_its_place() -> None:
    reply = got(
        serve(),
        "POST",
        "/shops/s/items?dry=maybe",
        body=b'{"name": "", "tags": ["a", 1]}',
        headers=JSON,
    )
    assert reply.status == 400
    assert [one["where"] for one in problems(reply)] == [
        "query:dry",
        "#/name",
        "#/price",
        "#/tags/1",
    ]


def test_an_undocumented_400_gives_way_to_422() -> None:
    reply = got(serve(), "GET", "/shops/s/items?limit=0")
    assert reply.status == 422
    assert problems(reply)[0]["where"] == "query:limit"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "a body is required"),
        (b'{"name": "a",', "not JSON: EOF while parsing a value at line 1 column 13"),
        (b"\xff", "not JSON: expected value at line 1 column 1"),
        (b"[" * 10_000, "nests deeper than 50 levels"),
        (b'{"name": "a", "price": NaN}', "not JSON: NaN and Infinity are no numbers"),
    ],
)
def test_malformed_bodies(body: bytes, message: str) -> None:
    app = serve(limits=Limits(json_depth=50))
    reply = got(app, "POST", "/shops/s/items", body=body, headers=JSON)
    assert reply.status == 400
    assert problems(reply) == [{"where": "#", "message": message}]


def test_text_that_only_looks_like_a_constant_is_text() -> None:
    body = b'{"name": "NaN and Infinity", "price": 1}'
    reply = got(serve(), "POST", "/shops/s/items", body=body, headers=JSON)
    assert reply.status == 201


@pytest.mark.parametrize(
    "content_type", ["text/plain", "", "json", "application/json; charset=latin-1"]
)
def test_other_media_types_are_refused(content_type: str) -> None:
    headers = {"content-length": "2"} | (
        {"content-type": content_type} if content_type else {}
    )
    reply = got(serve(), "POST", "/shops/s/items", body=b"{}", headers=headers)
    assert reply.status == 400  # 415 is not documented, 400 is
    assert problems(reply)[0] == {
        "where": "header:Content-Type",
        "message": "accepted: application/json",
    }


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/json; charset=utf-8", "Application/JSON;a=b"],
)
def test_spellings_of_a_media_type(content_type: str) -> None:
    headers = {"content-type": content_type}
    reply = got(serve(), "POST", "/shops/s/items", body=ITEM, headers=headers)
    assert reply.status == 201


def test_large_bodies_are_refused_announced_or_not() -> None:
    app = serve(limits=Limits(body=10))
    announced = {**JSON, "content-length": "11"}
    for headers, body in ((announced, b""), (JSON, [b"12345", b"678901"])):
        reply = got(app, "PATCH", "/note", body=body, headers=headers)
        assert reply.status == 413
    reply = got(app, "PATCH", "/note", body=[b'"34', b'5678"'], headers=JSON)
    assert reply.status == 200


def test_an_optional_body_may_be_left_out() -> None:
    shop = Shop()
    assert got(serve(shop), "PATCH", "/note").status == 200
    assert got(serve(shop), "PATCH", "/note", body=b"null", headers=JSON).status == 200
    assert shop.calls == [(None,), (None,)]


def test_404_and_405() -> None:
    assert got(serve(), "GET", "/nowhere").status == 404
    reply = got(serve(), "PUT", "/shops/s/items")
    assert reply.status == 405
    assert reply.header("allow") == "DELETE, GET, HEAD, OPTIONS, POST"


def test_options_and_head_come_by_themselves() -> None:
    reply = got(serve(), "OPTIONS", "/shops/s/items")
    assert (reply.status, reply.content) == (204, b"")
    assert reply.header("allow") == "DELETE, GET, HEAD, OPTIONS, POST"
    shop = Shop()
    shop.answer = []
    reply = got(serve(shop), "HEAD", "/shops/s/items")
    assert (reply.status, reply.content) == (200, b"")
    assert reply.header("content-length") == "2"


def test_the_application_words_documented_errors() -> None:
    def problem(fault: RequestFault) -> object:
        return Fault(words=f"{fault.operation and fault.operation.id} {fault.detail}")

    reply = got(
        serve(problem=problem), "POST", "/shops/s/items", body=b"{", headers=JSON
    )
    assert reply.status == 400
    assert reply.header("content-type") == "application/json"
    assert reply.json["words"].startswith("addItem #: not JSON")


def test_a_problem_of_the_wrong_shape_is_not_sent() -> None:
    reply = got(
        serve(problem=lambda _: {"wrong": 1}),
        "POST",
        "/shops/s/items",
        body=b"{",
        headers=JSON,
    )
    assert reply.status == 400
    assert problems(reply)


def test_uploads_are_spooled() -> None:
    shop = Shop()
    app = serve(shop, limits=Limits(spool=10, upload=1000))
    content = bytes(range(256)) * 3
    chunks = [content[:100], content[100:]]
    headers = {"content-type": "application/octet-stream"}
    reply = got(app, "POST", "/upload/u", body=chunks, headers=headers)
    assert (reply.status, reply.json) == (200, "done")
    assert reply.header("x-size") == str(len(content))
    assert shop.calls == [("u", content, "application/octet-stream")]
    reply = got(app, "POST", "/upload/u", body=chunks * 2, headers=headers)
    assert reply.status == 413


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("text/*;q=0.5, application/json;q=0.4", "text/plain; charset=utf-8"),
        ("image/png", None),
        ("application/json;q=0, text/plain;q=0", None),
    ],
)
def test_the_caller_chooses_the_media_type(accept: str, expected: str | None) -> None:
    reply = got(serve(), "PATCH", "/note", headers={"accept": accept} if accept else {})
    if expected is None:
        assert reply.status == 406
    else:
        assert reply.header("content-type") == expected
        assert "noted" in reply.content.decode()


async def collect(app: Any) -> int:
    return (await ask(app, "GET", "/shops/s/items")).status


def test_json_numbers_keep_their_rules() -> None:
    for price, status in (("1", 201), ("1.5", 201), ('"1"', 400), ("true", 400)):
        body = json.dumps({"name": "x"})[:-1] + f', "price": {price}}}'
        reply = got(serve(), "POST", "/shops/s/items", body=body.encode(), headers=JSON)
        assert reply.status == status
