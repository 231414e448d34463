"""One call: what is sent, and what comes back."""

from dataclasses import replace
from multiprocessing.reduction import ForkingPickler
from typing import Any

import httpx2
import pytest
from pet_api import (
    ADD_PET,
    DELETE_PET,
    GET_PET,
    STORE_PET,
    Mood,
    NotFound,
    Pet,
    StoreDone,
    StoreLater,
    TeapotError,
    Unexpected,
    pet,
)
from pet_server import RATE, Server, found

from specwright.runtime.errors import (
    ContractError,
    UndocumentedError,
)
from specwright.runtime.exchange import RequestInfo
from specwright.runtime.operation import Response, json_content


def revived(error: Any) -> Any:
    """Return what another process would get of an exception."""
    return ForkingPickler.loads(ForkingPickler.dumps(error))


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


def test_a_default_alone_fails_or_not_by_the_status() -> None:
    operation = replace(
        GET_PET,
        results={"default": Response(contents=json_content(Pet))},
        errors={"default": Unexpected},
    )
    server = Server(httpx2.Response(200, json=pet()))
    assert server.client().send(operation, pet_id=1).result.name == "Rex"
    server = Server(httpx2.Response(500, json={"detail": "no"}))
    with pytest.raises(Unexpected) as caught:
        server.client(retries=0).send(operation, pet_id=1)
    assert (caught.value.status_code, caught.value.body.detail) == (500, "no")


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
