"""What leaves, and what never does."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from asking import JSON, Got, got
from shop import (
    BadRequest,
    Fault,
    GoneError,
    NotFound,
    Other,
    Shop,
    Stored,
    UploadNoContent,
    UploadOk,
    serve,
)

from specwright.runtime.errors import ContractError
from specwright.runtime.file import File
from specwright.runtime.operation import Content
from specwright.runtime.server.context import Context
from specwright.runtime.server.encoders import encoder_of
from specwright.runtime.server.headed import Headed

THREE: Any = 3
NOT_TEXT = UploadOk(THREE, headers={"X-Size": "1"})
ITEM = b'{"name": "pen", "price": 2}'


def add(shop: Shop, **settings: Any) -> Got:
    return got(
        serve(shop, **settings), "POST", "/shops/s/items", body=ITEM, headers=JSON
    )


def upload(shop: Shop) -> Got:
    headers = {"content-type": "application/octet-stream"}
    return got(serve(shop), "POST", "/upload/u", body=b"x", headers=headers)


def wrong() -> Iterator[Any]:
    stored = Stored(id="1", name="pen", price=1)
    yield {"id": "1", "name": "pen", "price": 1}
    yield "text"
    yield [stored]
    yield UploadNoContent()
    yield Stored.model_construct(id=1, name="pen", price=1)
    yield Stored.model_construct(name="pen", price=1)
    emptied = stored.model_copy()
    emptied.name = ""
    yield emptied
    yield stored.model_copy(update={"tags": [1]})
    yield ...  # of a class that nobody serialises, and the same in every process


@pytest.mark.parametrize("answer", list(wrong()), ids=repr)
def test_no_wrong_result_leaves(answer: Any, caplog: pytest.LogCaptureFixture) -> None:
    shop = Shop()
    shop.answer = answer
    reply = add(shop)
    assert reply.status == 500
    assert reply.json == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
    }
    assert "addItem failed" in caplog.text


def test_documented_errors_leave_as_they_are() -> None:
    shop = Shop()
    shop.error = NotFound(Fault(words="none"), headers={"X-Why": "gone"})
    reply = add(shop)
    assert (reply.status, reply.json) == (404, {"words": "none"})
    assert reply.header("x-why") == "gone"
    shop.error = GoneError()
    reply = add(shop)
    assert (reply.status, reply.content) == (410, b"")
    shop.error = Other(Fault(words="busy"), status_code=503)
    reply = got(serve(shop), "DELETE", "/shops/s/items")
    assert (reply.status, reply.json) == (503, {"words": "busy"})


@pytest.mark.parametrize(
    "error",
    [
        Other(Fault(words="x"), status_code=418),
        NotFound(Fault.model_construct(words=3)),
        BadRequest(Fault(words="x"), headers={"X-Bad": "a\r\nSet-Cookie: b"}),
        BadRequest(Fault(words="x"), status_code=404),
        ValueError("secret"),
    ],
    ids=repr,
)
def test_undocumented_errors_are_500_without_detail(error: Exception) -> None:
    shop = Shop()
    shop.error = error
    reply = add(shop)
    assert reply.status == 500
    assert b"secret" not in reply.content


def test_a_default_error_is_no_success() -> None:
    shop = Shop()
    shop.error = Other(Fault(words="x"), status_code=200)
    assert got(serve(shop), "DELETE", "/shops/s/items").status == 500


def test_propagation_shows_a_test_what_went_wrong() -> None:
    shop = Shop()
    shop.answer = "text"
    with pytest.raises(ContractError, match="addItem: result"):
        add(shop, propagate=True)


def test_wrong_values_may_be_logged_only(caplog: pytest.LogCaptureFixture) -> None:
    shop = Shop()
    shop.answer = Stored.model_construct(id="1", name="", price=1)
    assert add(shop, responses="off").status == 201
    assert not caplog.records
    reply = add(shop, responses="log")
    assert (reply.status, reply.json) == (201, {"id": "1", "name": "", "price": 1})
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_wrong_classes_never_leave_whatever_the_setting() -> None:
    shop = Shop()
    shop.answer = UploadNoContent()
    for responses in ("raise", "off"):
        assert add(shop, responses=responses).status == 500


def test_variants_choose_the_status() -> None:
    shop = Shop()
    shop.answer = UploadNoContent()
    reply = upload(shop)
    assert (reply.status, reply.headers, reply.content) == (204, [], b"")
    shop.answer = UploadOk("x", headers={"X-Size": "3", "X-More": "y"})
    reply = upload(shop)
    assert (reply.status, reply.json, reply.header("x-more")) == (200, "x", "y")


@pytest.mark.parametrize(
    "answer",
    [
        UploadOk("x"),
        UploadOk("x", headers={"X-Size": "many"}),
        NOT_TEXT,
        "x",
    ],
    ids=repr,
)
def test_variants_are_checked(answer: Any) -> None:
    shop = Shop()
    shop.answer = answer
    assert upload(shop).status == 500


def test_nothing_is_sent_where_nothing_is_documented() -> None:
    shop = Shop()
    reply = got(serve(shop), "DELETE", "/shops/s/items")
    assert (reply.status, reply.headers, reply.content) == (204, [], b"")
    shop.answer = "something"
    assert got(serve(shop), "DELETE", "/shops/s/items").status == 500


def test_any_result_may_have_headers() -> None:
    shop = Shop()
    more = {"Cache-Control": "no-store"}
    shop.answer = Headed(Stored(id="1", name="pen", price=1), more)
    reply = add(shop)
    assert (reply.status, reply.json["id"]) == (201, "1")
    assert reply.header("cache-control") == "no-store"
    shop.answer = Headed(None, more)
    reply = got(serve(shop), "DELETE", "/shops/s/items")
    assert (reply.status, reply.header("cache-control")) == (204, "no-store")
    shop.answer = Headed("text", more)
    assert add(shop).status == 500
    for wrong in ({"A B": "c"}, {"A": "b\r\nC: d"}, {"A": 1}):
        shop.answer = Headed(None, wrong)
        assert got(serve(shop), "DELETE", "/shops/s/items").status == 500


def test_a_context_takes_headers_for_the_answer() -> None:
    class Noting(Shop):
        async def clear(self, shop: str, context: Context | None = None) -> None:
            if context is not None:
                context.answer_headers["Set-Cookie"] = f"shop={shop}"

    reply = got(serve(Noting()), "DELETE", "/shops/s/items")
    assert (reply.status, reply.header("set-cookie")) == (204, "shop=s")
    reply = got(serve(Noting()), "DELETE", "/shops/%0A/items")
    assert (reply.status, reply.header("set-cookie")) == (500, None)


def test_files_are_sent_with_their_name_and_length() -> None:
    reply = got(serve(), "GET", "/download")
    assert (reply.status, reply.content) == (200, b"data")
    assert reply.header("content-length") == "4"
    assert (
        reply.header("content-disposition") == "attachment; filename*=UTF-8''a%20b.bin"
    )
    reply = got(serve(), "HEAD", "/download")
    assert (reply.status, reply.content) == (200, b"")
    shop = Shop()
    shop.answer = "text"
    assert got(serve(shop), "GET", "/download").status == 500


def test_files_are_closed_when_they_are_sent() -> None:
    closed: list[bool] = []
    for method in ("GET", "HEAD"):
        shop = Shop()
        shop.answer = File(iter([b"a", b"b"]), closer=lambda: closed.append(True))
        got(serve(shop), method, "/download")
    assert closed == [True, True]


@pytest.mark.parametrize(
    ("media_type", "declared", "value", "content_type", "content"),
    [
        ("text/csv", str, "a,b", "text/csv; charset=utf-8", b"a,b"),
        ("*/*", str, "a", "text/plain; charset=utf-8", b"a"),
        ("*/*", Fault, Fault(words="w"), "application/json", b'{"words":"w"}'),
        (
            "application/hal+json",
            Fault,
            Fault(words="w"),
            "application/hal+json",
            b'{"words":"w"}',
        ),
        ("image/*", File, File(b"x", content_type="image/png"), "image/png", b"x"),
        ("image/png", File, b"x", "image/png", b"x"),
    ],
)
def test_media_types_of_answers(
    media_type: str, declared: Any, value: Any, content_type: str, content: bytes
) -> None:
    answer = encoder_of(Content(media_type=media_type, type=declared), "raise").answer(
        200, value
    )
    assert dict(answer.headers)[b"content-type"] == content_type.encode()
    if isinstance(answer.body, bytes):
        assert answer.body == content
    else:
        assert asyncio.run(joined(answer.body)) == content


async def joined(chunks: Any) -> bytes:
    return b"".join([chunk async for chunk in chunks])
