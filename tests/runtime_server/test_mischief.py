"""Requests that mean harm: nothing is ever a 500 or a traceback."""

import asyncio
from typing import Any

import pytest
from asking import Got, ask
from hypothesis import given, settings
from hypothesis import strategies as st
from shop import ROUTES, Shop, serve
from streaming import ROUTES as STREAM_ROUTES
from streaming import Streams

from specwright.runtime.server.application import Application
from specwright.runtime.server.settings import Limits

GOOD = [
    ("POST", "/shops/s/items?dry=true", b'{"name": "pen", "price": 2, "tags": ["a"]}'),
    ("GET", "/shops/s/items?limit=5&tags=a&tags=b", b""),
    ("DELETE", "/shops/s/items", b""),
    ("POST", "/upload/u", b"data"),
    ("PATCH", "/note", b'"text"'),
    ("GET", "/download", b""),
    ("POST", "/form", b"title=a+b&count=2"),
    ("POST", "/lines", b'{"number": 1}\n{"number": 2}\n'),
    (
        "POST",
        "/parts",
        (
            b'--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nt\r\n'
            b'--b\r\nContent-Disposition: form-data; name="image"; filename="f"\r\n'
            b"Content-Type: image/png\r\n\r\ndata\r\n--b--\r\n"
        ),
    ),
]
TYPES = [
    b"application/json",
    b"application/octet-stream",
    b"text/plain",
    b"application/x-www-form-urlencoded",
    b"application/jsonl",
    b"multipart/form-data; boundary=b",
]
FITTING = {"/form": TYPES[3], "/lines": TYPES[4], "/parts": TYPES[5]}

raw = st.binary(max_size=30)
names = st.sampled_from(
    [
        b"content-type",
        b"content-length",
        b"accept",
        b"cookie",
        b"x-trace",
        b"authorization",
        b"expect",
        b"transfer-encoding",
    ]
)
headers = st.lists(
    st.tuples(
        names | raw,
        raw
        | st.sampled_from([*TYPES, b"99999999999999999999", b"-1", b"5", b"*/*;q=x"]),
    ),
    max_size=5,
)


@st.composite
def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """Cut, double or overwrite some of the bytes."""
    data = bytearray(content)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 4, len(data))))
        data[start:end] = draw(raw)
    return bytes(data)


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    method, path, body = draw(st.sampled_from(GOOD))
    target = draw(mutated(path.encode()) | st.just(path.encode()))
    raw_path, _, query = target.partition(b"?")
    content = draw(mutated(body))
    cut = draw(st.integers(0, len(content)))
    return {
        "method": draw(st.sampled_from([method, method, method, "HEAD", "PUT"])),
        "path": raw_path.decode("latin-1"),
        "raw_path": b"/" + raw_path.lstrip(b"/"),
        "query_string": query,
        "body": [content[:cut], content[cut:]],
        "headers": [
            (
                b"content-type",
                draw(st.just(FITTING.get(path, TYPES[0])) | st.sampled_from(TYPES)),
            ),
            *draw(headers),
        ],
    }


APP = Application(
    groups=((ROUTES, Shop()), (STREAM_ROUTES, Streams())),
    propagate=True,
    limits=Limits(body=1000, json_depth=20, spool=10, parts=5),
)


def ask_with(request: dict[str, Any]) -> Got:
    settled = dict(request)
    method, path = settled.pop("method"), settled.pop("path")
    scope = {
        "path": path,
        "raw_path": settled.pop("raw_path"),
        "query_string": settled.pop("query_string"),
    }
    return asyncio.run(
        ask(
            APP,
            method,
            "/",
            body=settled["body"],
            headers=settled["headers"],
            **scope,
        )
    )


@settings(max_examples=1000, deadline=None)
@given(requests())
def test_bad_requests_are_the_callers_fault(request: dict[str, Any]) -> None:
    assert ask_with(request).status < 500


@pytest.mark.parametrize(
    "query",
    [
        b"limit=%",
        b"%limit=1",
        b"%ff=1",
        b"limit=%ff",
        b"limit=1e999",
        b"limit=" + b"9" * 5000,
        b"limit=1&limit=2",
        b"tags=%ed%a0%80",
        b"&&&=&==&limit",
        b"limit=NaN",
        "limit=\u0661".encode(),
    ],
)
def test_odd_queries(query: bytes) -> None:
    reply = ask_with(
        {
            "method": "GET",
            "path": "/shops/s/items",
            "raw_path": b"/shops/s/items",
            "query_string": query,
            "body": [b""],
            "headers": [],
        }
    )
    assert reply.status in {200, 422}


@pytest.mark.parametrize(
    "body",
    [
        b'{"name": "x", "price": ' + b"9" * 5000 + b"}",
        b'{"name": "x", "price": 1e999}',
        b'{"name": "\\ud800", "price": 1}',
        b'{"name": "x", "price": 1, "price": 2}',
        b'{"name": "x", "price": 1, "\\u0000": {"a": [1]}}',
        b"\xef\xbb\xbf{}",
        b'{"name": "x", "price": 1} trailing',
        b'{"a":' * 150 + b"1" + b"}" * 150,
        b"null",
        b"[]",
        b'"',
        b"{",
    ],
)
def test_odd_bodies(body: bytes) -> None:
    app = serve(Shop(), propagate=True)
    reply = asyncio.run(
        ask(
            app,
            "POST",
            "/shops/s/items",
            body=body,
            headers={"content-type": "application/json"},
        )
    )
    assert reply.status in {201, 400}
