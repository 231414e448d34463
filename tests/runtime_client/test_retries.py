"""Calls that are made again, and those that are not."""

import time
from collections.abc import Iterator
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pet_api import (
    GET_PET,
    UPLOAD,
    Pet,
    TeapotError,
    pet,
)
from pet_server import WAITS, Server, found, no_content, quick

from specwright.runtime.errors import (
    SpecError,
    TransportError,
    TransportTimeoutError,
    UndocumentedError,
)
from specwright.runtime.file import File
from specwright.runtime.options import Options


def revived(error: Any) -> Any:
    """Return what another process would get of an exception."""
    return ForkingPickler.loads(ForkingPickler.dumps(error))


@pytest.mark.parametrize("status", [408, 429, 502, 503, 504])
def test_what_may_be_repeated_is(status: int) -> None:
    server = Server(httpx2.Response(status), httpx2.ConnectError("no"), found())
    answer = server.client(retries=quick()).send(GET_PET, pet_id=1)
    assert answer.response.attempts == 3
    assert WAITS == [0.5, 1.0]


def test_waits_grow_up_to_a_limit() -> None:
    server = Server(httpx2.Response(503))
    with pytest.raises(UndocumentedError):
        server.client(retries=quick(limit=6)).send(GET_PET, pet_id=1)
    assert WAITS == [0.5, 1, 2, 4, 8, 8]
    quick()
    with pytest.raises(UndocumentedError):
        server.client(retries=quick(random=lambda: 0.1)).send(GET_PET, pet_id=1)
    assert pytest.approx([0.05, 0.1]) == WAITS


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as context:
        context.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


def test_patience_has_no_end() -> None:
    assert quick(limit=5000).wait(5000, None) == 8.0


@pytest.mark.usefixtures("far_east")
@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("7", [7.0]),
        ("0", [0.0]),
        ("Sun, 09 Sep 2001 01:46:50 GMT", [10.0]),
        ("Sun, 09 Sep 2001 01:46:30 GMT", [0.0]),
        ("Sun Sep  9 01:46:50 2001", [10.0]),
        ("Sunday, 09-Sep-01 01:46:50 GMT", [10.0]),
        ("Sun, 09 Sep 2001 01:46:50 -0000", [10.0]),
        ("9" * 400, []),
        ("61", []),
        ("soon", [0.5]),
    ],
)
def test_retry_after(asked: str, waits: list[float]) -> None:
    busy = httpx2.Response(429, headers={"retry-after": asked})
    client = Server(busy, found()).client(retries=quick())
    if waits:
        client.send(GET_PET, pet_id=1)
    else:
        with pytest.raises(TeapotError):
            client.send(GET_PET, pet_id=1)
    assert waits == WAITS


def test_what_may_not_be_repeated_is_not() -> None:
    for failure in (httpx2.Response(503), httpx2.ConnectError("no")):
        server = Server(failure, httpx2.Response(201, json=pet()))
        with pytest.raises(SpecError):
            server.client(retries=quick()).pets.add_pet(Pet(id=1, name=""))
        assert len(server.requests) == 1
    server = Server(httpx2.Response(503), httpx2.Response(201, json=pet()))
    options = Options(idempotency_key="k")
    server.client(retries=quick()).pets.add_pet(Pet(id=1, name=""), options=options)
    assert [one.headers["idempotency-key"] for one in server.requests] == ["k", "k"]


def test_bodies_are_sent_again_only_if_they_can_be(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    server = Server(httpx2.Response(503), no_content())
    server.client(retries=quick()).send(UPLOAD, body=File(path))
    assert server.bodies == [b"abc", b"abc"]
    assert server.last.headers["content-length"] == "3"
    server = Server(httpx2.Response(503), no_content())
    with pytest.raises(UndocumentedError):
        server.client(retries=quick()).send(UPLOAD, body=File(iter([b"a", b"b"])))
    assert server.bodies == [b"ab"]
    assert server.last.headers["transfer-encoding"] == "chunked"


def test_transport_errors_are_our_own() -> None:
    client = Server(httpx2.ReadTimeout("slow")).client(retries=0)
    with pytest.raises(TransportTimeoutError, match="ReadTimeout: slow") as caught:
        client.send(GET_PET, pet_id=1)
    assert isinstance(caught.value.__cause__, httpx2.ReadTimeout)
    assert caught.value.request is not None
    assert revived(caught.value).request == caught.value.request
    broken = Server(httpx2.UnsupportedProtocol("gopher")).client(retries=quick())
    with pytest.raises(TransportError):
        broken.send(GET_PET, pet_id=1)
    assert not WAITS
