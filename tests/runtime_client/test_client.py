"""Calls against a transport in memory: what is sent, what comes back."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pet_api import (
    ADD_PET,
    DELETE_PET,
    DOWNLOAD,
    GET_PET,
    STORE_PET,
    UPLOAD,
    WATCH,
    AsyncClient,
    Auth,
    Client,
    Mood,
    NotFound,
    Pet,
    StoreDone,
    StoreLater,
    TeapotError,
    pet,
    secured,
)

from specwright.runtime.credentials import ClientCredentials
from specwright.runtime.errors import (
    ContractError,
    CredentialError,
    SpecError,
    TransportError,
    TransportTimeoutError,
    UndocumentedError,
)
from specwright.runtime.exchange import RequestInfo, ResponseInfo
from specwright.runtime.file import File
from specwright.runtime.options import Options
from specwright.runtime.retries import Retries
from specwright.runtime.telemetry import Telemetry

RATE = {"x-rate": "1"}
STEPS = [("..", b"%2E%2E"), (".", b"%2E"), ("a/../?#", b"a%2F..%2F%3F%23")]
EVENTS = b'data: {"id":1,"name":"a"}\n\ndata: {"id":2,"name":"b"}\n\n'
LINES = b'{"id":1,"name":"a"}\n{"id":2,"name":"b"}'


def revived(error: Any) -> Any:
    """Return what another process would get of an exception."""
    return ForkingPickler.loads(ForkingPickler.dumps(error))


class Server:
    """Answers from a list and keeps what it was sent."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []
        self.bodies: list[bytes] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        self.bodies.append(request.read())
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def client(self, **choices: Any) -> Client:
        return Client(http=httpx2.MockTransport(self), **choices)

    @property
    def last(self) -> httpx2.Request:
        return self.requests[-1]


def found(**members: Any) -> httpx2.Response:
    return httpx2.Response(200, json=pet(**members), headers=RATE)


def test_a_call() -> None:
    server = Server(found())
    client = server.client(headers={"X-Team": "a"})
    answer = client.send(
        GET_PET, pet_id=7, tags=["a b", "c&d"], trace="t", session="s p"
    )
    assert answer.result == Pet(id=1, name="Rex")
    assert (answer.status, answer.headers["x-rate"]) == (200, "1")
    assert answer.elapsed > 0
    request = server.last
    assert request.method == "GET"
    assert str(request.url) == "http://pets.test/v1/pets/7?tags=a%20b&tags=c%26d"
    assert request.headers["accept"] == "application/json, application/problem+json"
    assert request.headers["x-trace"] == "t"
    assert request.headers["x-team"] == "a"
    assert request.headers["cookie"] == "session=s%20p"


def test_a_default_is_not_sent() -> None:
    server = Server(found())
    client = server.client()
    client.pets.get_pet(1, limit=20)
    assert server.last.url.query == b""
    client.pets.get_pet(1, limit=21)
    assert server.last.url.query == b"limit=21"


def test_paths_cannot_climb() -> None:
    from specwright.runtime.operation import Operation, Parameter, Response
    from specwright.runtime.plans import plan_of

    operation: Operation[None] = Operation(
        id="x",
        method="GET",
        path="/a/{b}/c",
        parameters=(
            Parameter(argument="b", name="b", place="path", type=str, required=True),
        ),
        results={204: Response()},
    )
    server = Server(httpx2.Response(204))
    for value, raw in [
        ("..", b"%2E%2E"),
        (".", b"%2E"),
        ("a/../?#", b"a%2F..%2F%3F%23"),
    ]:
        server.client().send(operation, b=value)
        assert server.last.url.raw_path == b"/v1/a/" + raw + b"/c"
    assert plan_of(operation) is plan_of(operation)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "path:petId: a value is required"),
        ({"pet_id": "x"}, "path:petId: "),
        ({"pet_id": 1, "trace": "a\nb"}, "header:X-Trace: "),
    ],
)
def test_wrong_arguments_are_refused(arguments: Any, message: str) -> None:
    server = Server(found())
    with pytest.raises(ContractError, match=message):
        server.client().send(GET_PET, **arguments)
    assert not server.requests


def test_unknown_arguments_are_a_mistake() -> None:
    with pytest.raises(TypeError, match="getPet takes no color"):
        Server(found()).client().send(GET_PET, pet_id=1, color=1)


def test_json_bodies() -> None:
    server = Server(httpx2.Response(201, json=pet()))
    server.client().pets.add_pet(Pet(id=1, name="Rex"))
    assert server.bodies == [b'{"id":1,"name":"Rex"}']
    assert server.last.headers["content-type"] == "application/json"
    with pytest.raises(ContractError, match="addPet: body"):
        server.client().send(ADD_PET)


def test_results_without_a_body_and_in_variants() -> None:
    assert (
        Server(httpx2.Response(204)).client().send(DELETE_PET, pet_id=1).result is None
    )
    body = Pet(id=1, name="Rex")
    done = Server(httpx2.Response(200, json=pet())).client().send(STORE_PET, body=body)
    assert done.result == StoreDone(body)
    later = Server(httpx2.Response(202)).client().send(STORE_PET, body=body)
    assert later.result == StoreLater()


def test_answers_to_head_have_no_body() -> None:
    operation = replace(GET_PET, method="HEAD")
    server = Server(httpx2.Response(200, headers={**RATE, "content-length": "9"}))
    server.answers.append(httpx2.Response(404))
    client = server.client(strict=True)
    headers = {"content-type": "application/json"}
    server.answers[0].headers.update(headers)
    assert client.send(operation, pet_id=1).result is None
    with pytest.raises(NotFound):
        client.send(operation, pet_id=1)


def test_documented_failures() -> None:
    problem = httpx2.Response(
        404,
        json={"detail": "gone"},
        headers={"content-type": "application/problem+json", "x-a": "b"},
    )
    with pytest.raises(NotFound) as caught:
        Server(problem).client().pets.get_pet(1)
    error = caught.value
    assert error.body.detail == "gone"
    assert error.headers["x-a"] == "b"
    assert error.request == RequestInfo(
        "getPet",
        "GET",
        "http://pets.test/v1/pets/1",
        {"accept": "application/json, application/problem+json"},
    )
    assert error.response is not None
    assert error.response.status == 404
    again = revived(error)
    assert (type(again), again.body, again.request) == (
        NotFound,
        error.body,
        error.request,
    )


def test_failures_by_range() -> None:
    with pytest.raises(TeapotError) as caught:
        Server(httpx2.Response(418)).client().pets.get_pet(1)
    assert caught.value.status_code == 418
    assert str(revived(caught.value)) == "418"


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(500, content=b"boom"),
        httpx2.Response(200, content=b"<html>", headers={"content-type": "text/html"}),
        httpx2.Response(404, content=b"<html>", headers={"content-type": "text/html"}),
    ],
)
def test_undocumented_answers(answer: httpx2.Response) -> None:
    with pytest.raises(UndocumentedError) as caught:
        Server(answer).client(retries=0).pets.get_pet(1)
    error = revived(caught.value)
    assert (error.status, error.content) == (answer.status_code, answer.content)
    assert error.response is not None


@pytest.mark.parametrize("body", [b"", b"{", b'{"id":"1","name":"x"}', b"null"])
def test_results_that_are_no_such_thing(body: bytes) -> None:
    answer = httpx2.Response(200, content=body, headers=RATE)
    with pytest.raises(ContractError, match="getPet: response 200: ") as caught:
        Server(answer).client().pets.get_pet(1)
    assert revived(caught.value).where == "response 200"


def test_unknown_values_are_kept_unless_strict() -> None:
    server = Server(found(mood="so-so", extra=1))
    read = server.client().pets.get_pet(1)
    assert read.mood == "so-so"
    assert isinstance(read.mood, Mood)
    assert not read.mood.is_known
    assert read.model_extra == {"extra": 1}
    with pytest.raises(ContractError, match="#/mood"):
        server.client(strict=True).pets.get_pet(1)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (httpx2.Response(200, json=pet()), "X-Rate: is required"),
        (httpx2.Response(200, json=pet(), headers={"x-rate": "x"}), "X-Rate: "),
        (
            httpx2.Response(
                200, json=pet(), headers={"content-type": "application/a+json", **RATE}
            ),
            "media type 'application/a\\+json' is not declared",
        ),
    ],
)
def test_strict_clients_take_nothing_undeclared(
    answer: httpx2.Response, message: str
) -> None:
    server = Server(answer)
    server.client().pets.get_pet(1)
    with pytest.raises(ContractError, match=message):
        server.client(strict=True).pets.get_pet(1)


def no_content() -> httpx2.Response:
    return httpx2.Response(204)


ALL = Auth(
    bearer="b-secret",
    basic=("me", "pä:ss"),
    key_header="h-secret",
    key_query="q secret",
    key_cookie="c-secret",
)


@pytest.mark.parametrize(
    ("requirements", "auth", "headers", "query"),
    [
        ([{"bearer": ()}], ALL, {"authorization": "Bearer b-secret"}, b""),
        (
            [{"basic": ()}],
            ALL,
            {"authorization": "Basic bWU6cMOkOnNz"},
            b"",
        ),
        (
            [{"keyHeader": (), "keyCookie": (), "keyQuery": ()}],
            ALL,
            {"x-key": "h-secret", "cookie": "sid=c-secret"},
            b"key=q%20secret",
        ),
        (
            [{"bearer": (), "keyHeader": ()}, {"keyQuery": ()}],
            Auth(bearer="b", key_query="q"),
            {},
            b"key=q",
        ),
        ([{}, {"keyQuery": ()}], Auth(key_query="q"), {}, b"key=q"),
        ([{}, {"keyQuery": ()}], None, {}, b""),
        ([], ALL, {}, b""),
        (
            [{"bearer": ()}],
            Auth(bearer=lambda: "rotated"),
            {"authorization": "Bearer rotated"},
            b"",
        ),
    ],
)
def test_credentials(
    requirements: Any, auth: Auth | None, headers: Mapping[str, str], query: bytes
) -> None:
    server = Server(no_content())
    answer = server.client(auth=auth).send(secured(*requirements))
    sent = {
        name: value
        for name, value in server.last.headers.items()
        if name in {"authorization", "x-key", "cookie"}
    }
    assert sent == headers
    assert server.last.url.query == query
    assert "secret" not in repr(answer).replace("/secret", "").replace("'secret'", "")


@pytest.mark.parametrize("auth", [None, Auth(), Auth(bearer="b")])
def test_missing_credentials_send_nothing(auth: Auth | None) -> None:
    server = Server(no_content())
    operation = secured({"bearer": (), "keyHeader": ()}, {"basic": ()})
    with pytest.raises(
        CredentialError, match="secret needs bearer and key_header or basic"
    ):
        server.client(auth=auth).send(operation)
    assert not server.requests


def test_secrets_do_not_show(caplog: pytest.LogCaptureFixture) -> None:
    assert "secret" not in repr(ALL)
    assert "secret" not in repr(ClientCredentials("me", "secret"))
    caplog.set_level(logging.DEBUG)
    server = Server(httpx2.ConnectError("refused"), httpx2.Response(500))
    client = server.client(auth=ALL, retries=quick(), headers={"X-Key": "h-secret"})
    operation = secured({"bearer": (), "keyQuery": (), "keyCookie": ()})
    with pytest.raises(UndocumentedError) as caught:
        client.send(operation)
    shown = f"{caught.value!r} {caught.value.request!r} {caplog.text} {client!r}"
    for secret in ("b-secret", "q secret", "q%20secret", "c-secret", "h-secret"):
        assert secret not in shown
    for bad in ("a\nb-secret", " b-secret"):
        with pytest.raises(CredentialError) as refused:
            server.client(auth=Auth(bearer=bad)).send(secured({"bearer": ()}))
        assert "secret" not in str(refused.value)
        assert refused.value.__context__ is None


def test_headers_by_hand_are_credentials_too() -> None:
    server = Server(no_content())
    operation = secured({"bearer": ()})
    server.client(headers={"Authorization": "Bearer x"}).send(operation)
    server.client().send(operation, Options(headers={"Authorization": "Bearer x"}))
    assert server.last.headers["authorization"] == "Bearer x"


def test_client_credentials() -> None:
    now = [1000.0]
    tokens = iter(["one", "two", "three"])
    requests: list[httpx2.Request] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        if request.url.path == "/token":
            assert request.headers["authorization"] == "Basic aSUzQWQ6cw=="
            assert request.read() == b"grant_type=client_credentials&scope=read+write"
            body = {"access_token": next(tokens), "expires_in": 100}
            return httpx2.Response(200, json=body)
        refused = request.headers["authorization"] == "Bearer two"
        return httpx2.Response(401 if refused else 204)

    credentials = ClientCredentials("i:d", "s", clock=lambda: now[0])
    client = Client(
        auth=Auth(bearer=credentials), http=httpx2.MockTransport(serve), retries=0
    )
    operation = secured({"bearer": ("read", "write")})
    client.send(operation)
    client.send(operation)
    assert [one.url.path for one in requests] == ["/token", "/v1/secret", "/v1/secret"]
    now[0] += 71
    client.send(operation)
    assert [one.url.path for one in requests[3:]] == [
        "/token",
        "/v1/secret",
        "/token",
        "/v1/secret",
    ]
    assert requests[-1].headers["authorization"] == "Bearer three"


def test_a_refused_identity() -> None:
    server = Server(httpx2.Response(400, json={"error": "invalid_client"}))
    client = server.client(auth=Auth(bearer=ClientCredentials("i", "hush")))
    with pytest.raises(CredentialError, match="400: invalid_client") as caught:
        client.send(secured({"bearer": ()}))
    assert "hush" not in str(caught.value)


WAITS: list[float] = []


def quick(**choices: Any) -> Retries:
    WAITS.clear()

    async def sleep(seconds: float) -> None:
        WAITS.append(seconds)

    return Retries(
        **{
            "sleep": WAITS.append,
            "sleep_async": sleep,
            "random": lambda: 1.0,
            "clock": lambda: 1_000_000_000.0,
            **choices,
        }
    )


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


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("7", [7.0]),
        ("0", [0.0]),
        ("Sun, 09 Sep 2001 01:46:50 GMT", [10.0]),
        ("Sun, 09 Sep 2001 01:46:30 GMT", [0.0]),
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


def test_options_of_a_call() -> None:
    server = Server(found())
    options = Options(
        timeout=3.0, headers={"X-Trace": "b"}, query={"debug": ["1", "a b"]}
    )
    server.client(timeout=9.0).send(GET_PET, options, pet_id=1, trace="a")
    assert server.last.headers["x-trace"] == "b"
    assert server.last.url.query == b"debug=1&debug=a%20b"
    assert server.last.extensions["timeout"]["read"] == 3.0
    server.client(timeout=9.0).send(GET_PET, pet_id=1)
    assert server.last.extensions["timeout"]["read"] == 9.0
    server.client(timeout=float("inf")).send(GET_PET, pet_id=1)
    assert server.last.extensions["timeout"]["read"] is None


def test_clients_with_other_options_share_connections() -> None:
    server = Server(found())
    first = server.client(headers={"A": "1"})
    other = first.with_options(headers={"B": "2"}, base_url="http://other.test/")
    other.pets.get_pet(1)
    assert str(server.last.url) == "http://other.test/pets/1"
    assert (server.last.headers["a"], server.last.headers["b"]) == ("1", "2")
    assert other.pets is not first.pets
    other.close()
    first.pets.get_pet(1)
    first.close()
    with pytest.raises(RuntimeError, match="closed"):
        first.pets.get_pet(1)


def test_a_client_closes_what_it_opened() -> None:
    with httpx2.Client(transport=httpx2.MockTransport(Server(found()))) as http:
        with Client(http=http) as client:
            client.pets.get_pet(1)
        assert not http.is_closed


def test_addresses_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PET_API_BASE_URL", "http://env.test/")
    server = Server(found())
    server.client().pets.get_pet(1)
    assert server.last.url.host == "env.test"
    server.client(base_url="http://given.test").pets.get_pet(1)
    assert server.last.url.host == "given.test"


def test_an_operation_may_have_a_server_of_its_own() -> None:
    operation = replace(GET_PET, server="https://files.pets.test/v2/")
    server = Server(found(), found(), found())
    client = server.client()
    client.send(operation, pet_id=1)
    client.with_options(base_url="http://pets.local").send(operation, pet_id=1)
    server.client(base_url="http://proxy.test").send(operation, pet_id=1)
    assert [str(request.url) for request in server.requests] == [
        "https://files.pets.test/v2/pets/1",
        "http://pets.local/pets/1",
        "http://proxy.test/pets/1",
    ]


def test_downloads(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"ab"
        yield b"c"

    def answer() -> httpx2.Response:
        return httpx2.Response(
            200,
            content=chunks(),
            headers={
                "content-type": "application/octet-stream",
                "content-length": "3",
                "content-disposition": 'attachment; filename="../a.bin"',
            },
        )

    file = Server(answer()).client().send(DOWNLOAD).result
    assert (file.filename, file.length) == ("a.bin", 3)
    assert list(file.chunks()) == [b"ab", b"c"]
    file = Server(answer()).client().send(DOWNLOAD).result
    assert file.save(tmp_path / "a") == 3
    with Server(answer()).client().send(DOWNLOAD).result as file:
        pass
    gone = httpx2.Response(
        404,
        json={"detail": "gone"},
        headers={"content-type": "application/problem+json"},
    )
    with pytest.raises(NotFound):
        Server(gone).client().send(DOWNLOAD)


def test_a_download_that_breaks() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"ab"
        raise httpx2.ReadError("gone")

    headers = {"content-type": "application/octet-stream"}
    answer = httpx2.Response(200, content=chunks(), headers=headers)
    file = Server(answer).client().send(DOWNLOAD).result
    with pytest.raises(TransportError, match="ReadError"):
        file.read()


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        (
            "text/event-stream",
            b'data: {"id":1,"name":"a"}\n\ndata: {"id":2,"name":"b"}\n\n',
        ),
        (
            "application/jsonl; charset=utf-8",
            b'{"id":1,"name":"a"}\n{"id":2,"name":"b"}',
        ),
    ],
)
def test_streams(media_type: str, content: bytes) -> None:
    headers = {"content-type": media_type}
    answer = httpx2.Response(200, content=iter([content]), headers=headers)
    with Server(answer).client().send(WATCH).result as stream:
        assert [one.name for one in stream] == ["a", "b"]


def test_a_stream_with_a_wrong_item() -> None:
    headers = {"content-type": "application/jsonl"}
    answer = httpx2.Response(200, content=iter([b"{}\n"]), headers=headers)
    with pytest.raises(ContractError, match="watch: stream: #/id"):
        list(Server(answer).client().send(WATCH).result)


class Watcher:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def started(self, request: RequestInfo) -> Mapping[str, str]:
        self.seen.append(f"> {request.method} {request.url}")
        return {"x-span": "1"}

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        self.seen.append(f"< {response.status}, {response.attempts}")

    def failed(self, request: RequestInfo, error: Exception) -> None:
        self.seen.append(f"! {error}")


def test_hooks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    watcher = Watcher()
    server = Server(httpx2.ConnectError("no"), found())
    client = server.client(hooks=[watcher], retries=quick())
    client.send(GET_PET, pet_id=1, limit=3)
    url = "http://pets.test/v1/pets/1?limit=3"
    assert watcher.seen == [
        f"> GET {url}",
        "! ConnectError: no",
        f"> GET {url}",
        "< 200, 2",
    ]
    assert server.last.headers["x-span"] == "1"
    told = [one.message for one in caplog.records if "runtime" in one.name]
    assert "getPet: GET /pets/1 failed, attempt 1: ConnectError: no" in told[0]
    assert "getPet: GET /pets/1 answered 200" in told[1]


class Span:
    def __init__(self, name: str, attributes: Mapping[str, Any]) -> None:
        self.name = name
        self.seen = dict(attributes)

    def set_attribute(self, key: str, value: str | int) -> None:
        self.seen[key] = value

    def set_status(self, status: Any) -> None:
        self.seen["status"] = status.status_code.name

    def end(self) -> None:
        self.seen["ended"] = True


class Tracer:
    def __init__(self) -> None:
        self.spans: list[Span] = []

    def start_span(self, name: str, kind: Any, attributes: Mapping[str, Any]) -> Span:
        self.spans.append(Span(name, {"kind": kind.name, **attributes}))
        return self.spans[-1]


def test_telemetry() -> None:
    tracer = Tracer()
    server = Server(httpx2.ConnectError("no"), found())
    client = server.client(hooks=[Telemetry(tracer)], retries=quick())
    client.send(GET_PET, pet_id=1)
    started = {
        "kind": "CLIENT",
        "http.request.method": "GET",
        "server.address": "pets.test",
        "url.scheme": "http",
        "url.path": "/v1/pets/1",
        "ended": True,
    }
    failed, answered = tracer.spans
    assert failed.seen == started | {
        "error.type": "TransportError",
        "status": "ERROR",
    }
    assert answered.seen == started | {"http.response.status_code": 200}


def awaited(check: Callable[[], Any]) -> None:
    asyncio.run(check())


def test_asynchronous_calls(tmp_path: Path) -> None:
    async def secret() -> str:
        return "rotated"

    async def upload() -> AsyncIterator[bytes]:
        yield b"ab"
        yield b"c"

    async def lines() -> AsyncIterator[bytes]:
        yield b'{"id":1,"na'
        yield b'me":"a"}\n'

    bodies: list[bytes] = []

    async def serve(request: httpx2.Request) -> httpx2.Response:
        bodies.append(await request.aread())
        match request.method, request.url.path:
            case "GET", "/v1/secret":
                assert request.headers["authorization"] == "Bearer rotated"
                return httpx2.Response(204)
            case "PUT", "/v1/blob":
                return httpx2.Response(204)
            case "GET", "/v1/blob":
                headers = {"content-type": "application/octet-stream"}
                return httpx2.Response(200, content=upload(), headers=headers)
            case "GET", "/v1/watch":
                headers = {"content-type": "application/jsonl"}
                return httpx2.Response(200, content=lines(), headers=headers)
            case _ if len(bodies) == 1:
                return httpx2.Response(503)
            case _:
                return found()

    async def check() -> None:
        client = AsyncClient(
            http=httpx2.MockTransport(serve), auth=Auth(bearer=secret), retries=quick()
        )
        async with client:
            assert (await client.pets.get_pet(1)).name == "Rex"
            assert WAITS == [0.5]
            await client.send(secured({"bearer": ()}))
            await client.send(UPLOAD, body=File(upload()))
            assert bodies[-1] == b"abc"
            file = (await client.send(DOWNLOAD)).result
            assert await file.asave(tmp_path / "b") == 3
            async with (await client.send(WATCH)).result as stream:
                assert [one.name async for one in stream] == ["a"]
            other = client.with_options(strict=True)
            assert (await other.send(GET_PET, pet_id=1)).status == 200

    awaited(check)


def test_awaited_secrets_need_the_asynchronous_client() -> None:
    async def secret() -> str:
        return ""

    client = Server(no_content()).client(auth=Auth(bearer=secret))
    with pytest.raises(TypeError, match="asynchronous client"):
        client.send(secured({"bearer": ()}))
