"""Secrets are sent where they belong, and are seen nowhere else."""

import asyncio
import logging
import pickle
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import pytest
from pet_api import GET_PET, AsyncClient, Auth, Client, secured
from pet_server import Server, found, no_content

from specwright.runtime.credentials import ClientCredentials
from specwright.runtime.errors import SpecError
from specwright.runtime.exchange import RequestInfo, ResponseInfo
from specwright.runtime.options import Options
from specwright.runtime.telemetry import Telemetry

HUSH = "hush-hush"
AUTH = Auth(
    bearer=HUSH, basic=("me", HUSH), key_header=HUSH, key_query=HUSH, key_cookie=HUSH
)
EVERYTHING = secured({"bearer": (), "keyHeader": (), "keyQuery": (), "keyCookie": ()})


def seen(error: BaseException) -> str:
    """Return what tools show that report the variables of all frames."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(told.format()) + repr(error.__dict__)


FAILURES: Mapping[str, Callable[[], httpx2.Response | Exception]] = {
    "no connection": lambda: httpx2.ConnectError("refused"),
    "slow": lambda: httpx2.ReadTimeout("slow"),
    "undocumented": lambda: httpx2.Response(500, content=b"boom"),
    "redirect": lambda: httpx2.Response(302, headers={"location": "/elsewhere"}),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failures_show_no_secret(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = Server(FAILURES[name]())
    with pytest.raises(SpecError) as caught:
        server.client(auth=AUTH, retries=0).send(EVERYTHING)
    assert HUSH in server.last.headers["authorization"]
    assert HUSH in str(server.last.url)
    ours = seen(caught.value).replace(f'HUSH = "{HUSH}"', "")
    assert HUSH not in ours
    assert HUSH.encode() not in pickle.dumps(caught.value)
    assert HUSH not in caplog.text


def test_failures_on_a_socket_show_no_secret() -> None:
    with Client("http://127.0.0.1:1", auth=AUTH, retries=0) as client:
        with pytest.raises(SpecError) as caught:
            client.send(EVERYTHING)
        assert HUSH not in seen(caught.value)
    with Client("http://pets.test:port", auth=AUTH) as client:
        with pytest.raises(SpecError, match="InvalidURL") as caught:
            client.send(EVERYTHING)
        assert HUSH not in seen(caught.value)


@pytest.mark.parametrize(
    ("auth", "requirement"),
    [
        (Auth(bearer=f"{HUSH}\n"), "bearer"),
        (Auth(key_header=f"{HUSH}\n"), "keyHeader"),
        (Auth(key_cookie=f"{HUSH};"), "keyCookie"),
        (Auth(key_query=f"{HUSH}\ud800"), "keyQuery"),
        (Auth(bearer=lambda: f"{HUSH}\n"), "bearer"),
        (Auth(basic=(f"me:{HUSH}", HUSH)), "basic"),
        (Auth(bearer=ClientCredentials("me", HUSH)), "bearer"),
    ],
)
def test_refused_secrets_do_not_show(auth: Auth, requirement: str) -> None:
    server = Server(httpx2.Response(400, json={"error": "invalid_client"}))
    client = server.client(auth=auth)
    with pytest.raises(SpecError) as caught:
        client.send(secured({requirement: ()}))
    del auth
    assert HUSH not in seen(caught.value)
    assert caught.value.request is not None


def test_secrets_by_hand_do_not_show(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = Server(httpx2.Response(500))
    client = server.client(base_url=f"http://me:{HUSH}@pets.test", retries=0)
    assert HUSH not in repr(client)
    options = Options(query={"key": HUSH, "page": "2"}, headers={"X-Key": HUSH})
    with pytest.raises(SpecError) as caught:
        client.send(GET_PET, options, pet_id=1)
    assert server.last.url.params["key"] == HUSH
    assert server.last.headers["authorization"].startswith("Basic ")
    request = caught.value.request
    assert request is not None
    assert request.url == "http://***@pets.test/pets/1?key=***&page=2"
    del options, client
    assert HUSH not in seen(caught.value).replace("{HUSH}", "")
    assert HUSH not in caplog.text


class Recorder:
    """Keeps all that hooks and spans are told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def start_span(self, *told: object, **more: object) -> "Recorder":
        self.told += [told, more]
        return self

    def set_attribute(self, *told: object) -> None:
        self.told.append(told)

    set_status = set_attribute

    def end(self) -> None: ...

    def started(self, request: RequestInfo) -> None:
        self.told.append(request)

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        self.told += [request, response]

    def failed(self, request: RequestInfo, error: BaseException) -> None:
        self.told += [request, error]


def test_hooks_and_spans_see_no_secret() -> None:
    recorder = Recorder()
    server = Server(httpx2.ConnectError("refused"), no_content())
    hooks = [recorder, Telemetry(recorder)]
    base_url = f"http://me:{HUSH}@pets.test"
    client = server.client(base_url=base_url, auth=AUTH, hooks=hooks, retries=0)
    with pytest.raises(SpecError):
        client.send(EVERYTHING)
    client.send(EVERYTHING)
    assert len(recorder.told) > 8
    assert HUSH not in repr(recorder.told)


def test_cookies_are_sent_as_they_were_set() -> None:
    server = Server(no_content())
    client = server.client(auth=Auth(key_cookie="a/b+c=="))
    client.send(secured({"keyCookie": ()}))
    assert server.last.headers["cookie"] == "sid=a/b+c=="


class Hosts:
    """Sends some of those who ask to another host, and keeps what they bring."""

    def __init__(self, *ways: str) -> None:
        self.ways = list(ways)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        request.read()
        if not self.ways:
            return no_content()
        return httpx2.Response(307, headers={"location": self.ways.pop(0)})

    async def awaited(self, request: httpx2.Request) -> httpx2.Response:
        return self(request)

    def http(self) -> httpx2.Client:
        transport = httpx2.MockTransport(self)
        return httpx2.Client(transport=transport, follow_redirects=True)


def test_redirects_to_another_host_take_no_secret_along() -> None:
    hosts = Hosts("http://pets.test/moved", "http://evil.test/", "/further")
    client = Client(auth=AUTH, http=hosts.http())
    client.send(EVERYTHING)
    own, moved, other, further = hosts.requests
    assert own.headers["x-key"] == moved.headers["x-key"] == HUSH
    for request in (other, further):
        assert request.url.host == "evil.test"
        assert HUSH not in str(request.headers.raw) + str(request.url)


def test_awaited_redirects_take_no_secret_along() -> None:
    hosts = Hosts("http://evil.test/")

    async def call() -> None:
        http = httpx2.AsyncClient(
            transport=httpx2.MockTransport(hosts.awaited), follow_redirects=True
        )
        async with http:
            await AsyncClient(auth=AUTH, http=http).send(EVERYTHING)

    asyncio.run(call())
    assert HUSH not in str(hosts.requests[1].headers.raw)


def test_redirects_end() -> None:
    hosts = Hosts(*(["http://pets.test/round"] * 100))
    with pytest.raises(SpecError, match="redirects"):
        Client(auth=AUTH, http=hosts.http()).send(EVERYTHING)
    assert len(hosts.requests) == 21
    unmoved = Client(auth=AUTH, http=httpx2.MockTransport(Hosts("/moved")))
    with pytest.raises(SpecError, match="307"):
        unmoved.send(EVERYTHING)


def test_what_one_identity_was_given_is_not_sent_by_another() -> None:
    server = Server(found())
    server.answers[0].headers["set-cookie"] = "session=of-alice; Path=/"
    alice = server.client(auth=Auth(bearer="a"))
    bob = alice.with_options(auth=Auth(bearer="b"))
    answer: Any = alice.send(GET_PET, pet_id=1)
    assert answer.headers["set-cookie"].startswith("session=of-alice")
    bob.send(GET_PET, pet_id=1)
    assert "cookie" not in server.last.headers
