"""The body of a request as it was sent, for those who ask."""

import pytest
from asking import got
from shop import Shop, UploadOk, serve

from specwright.runtime.file import File
from specwright.runtime.server.context import Context, Request


def test_what_is_handed_over_as_a_file_is_not_there_twice() -> None:
    class Asking(Shop):
        async def upload(
            self, upload: str, body: File, context: Context | None = None
        ) -> UploadOk:
            assert context is not None
            with pytest.raises(RuntimeError, match="in pieces"):
                await context.request.body()
            content = await body.aread()
            return UploadOk(content.decode(), headers={"X-Size": "1"})

    headers = {"content-type": "application/octet-stream"}
    reply = got(serve(Asking()), "POST", "/upload/u", body=b"x", headers=headers)
    assert (reply.status, reply.json) == (200, "x")


def test_there_is_a_body_even_where_none_is_documented() -> None:
    seen: list[bytes] = []

    class Asking(Shop):
        async def clear(self, shop: str, context: Context | None = None) -> None:
            assert context is not None
            request: Request = context.request
            seen.extend([await request.body(), await request.body()])

    assert got(serve(Asking()), "DELETE", "/shops/s/items", body=b"x").status == 204
    assert seen == [b"x", b"x"]
