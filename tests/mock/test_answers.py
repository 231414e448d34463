"""What the mock answers, in process, and what the generated client makes of it."""

import asyncio
import json

import httpx2
import pytest
from aquarium import FISH, NONE

from specwright.contract.direction import Direction
from specwright.contract.strategies.nasty import VALUES
from specwright.contract.subject import Subject
from specwright.ir.json import Json
from specwright.mock.application import mock_application

FISH_SCHEMA = "/components/schemas/Fish"


def asked(
    subject: Subject,
    path: str,
    headers: dict[str, str] | None = None,
    *,
    seed: int = 0,
    fish: Json = None,
) -> httpx2.Response:
    """Send one request to a mock of its own; with a fish, that is posted."""
    app = mock_application(subject, seed)
    method = "GET" if fish is None else "POST"
    body = None if fish is None else json.dumps(fish)
    sent = {"content-type": "application/json"} if body else {}

    async def answered() -> httpx2.Response:
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=app), base_url="http://mock.test"
        ) as client:
            every = {**sent, **(headers or {})}
            return await client.request(method, path, content=body, headers=every)

    return asyncio.run(answered())


def preferring(subject: Subject, path: str, prefer: str) -> httpx2.Response:
    return asked(subject, path, {"prefer": prefer})


def is_fish(subject: Subject, value: Json) -> bool:
    return subject.oracle.accepts(FISH_SCHEMA, value, Direction.RESPONSE)


def test_the_first_example_is_the_answer(subject: Subject) -> None:
    answer = asked(subject, "/example")
    assert (answer.status_code, answer.json()) == (200, FISH)


def test_an_example_is_chosen_by_name(subject: Subject) -> None:
    answer = preferring(subject, "/example", 'example="none at all"')
    assert (answer.status_code, answer.json()) == (200, NONE)


@pytest.mark.parametrize(
    ("prefer", "said"),
    [
        ("example=shark", "example=shark is not documented; there is wanda, none"),
        ("example=wrong", "example=wrong is not valid: "),
        ("code=418", "code=418 is not documented; there is 200, 404, 5XX"),
        ("code=all", "code=all is not documented; there is 200, 404, 5XX"),
        ("code=404, example=wanda", "example=wanda is not documented; there is none"),
    ],
)
def test_what_there_is_not_is_refused(subject: Subject, prefer: str, said: str) -> None:
    answer = preferring(subject, "/example", prefer)
    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize("code", [404, 500, 503])
def test_a_status_is_chosen(subject: Subject, code: int) -> None:
    answer = preferring(subject, "/example", f"code={code}")
    assert answer.status_code == code
    assert answer.json()["message"]
    assert (answer.json() == {"message": "no fish"}) is (code == 404)


@pytest.mark.parametrize("path", ["/drawn", "/wrong"])
def test_without_an_example_a_value_is_drawn(subject: Subject, path: str) -> None:
    answers = [asked(subject, path, seed=seed) for seed in range(8)]
    assert {answer.status_code for answer in answers} == {200}
    assert all(is_fish(subject, answer.json()) for answer in answers)
    assert len({answer.content for answer in answers}) > 2


def test_documented_headers_are_drawn(subject: Subject) -> None:
    assert int(asked(subject, "/drawn").headers["x-count"]) >= 1


def test_the_example_of_a_schema_will_do(subject: Subject) -> None:
    assert asked(subject, "/schema").json() == {"message": "hi"}


def test_the_same_request_gets_the_same_answer(subject: Subject) -> None:
    paths = ("/drawn", "/stream", "/binary", "/drawn?size=3")
    first = [asked(subject, path) for path in paths]
    second = [asked(subject, path) for path in reversed(paths)][::-1]
    assert [answer.content for answer in first] == [answer.content for answer in second]
    assert [answer.headers for answer in first] == [answer.headers for answer in second]


def test_another_request_gets_another_answer(subject: Subject) -> None:
    found = {asked(subject, f"/drawn?size={size}").content for size in range(8)}
    assert len(found) > 2
    posted = {
        asked(subject, "/fish", fish={"id": size, "name": ""}).content
        for size in range(8)
    }
    assert len(posted) > 2


@pytest.mark.parametrize(
    ("prefer", "status"), [("", 201), ("code=201", 201), ("code=200", 200)]
)
def test_one_of_several_successes(subject: Subject, prefer: str, status: int) -> None:
    answer = asked(subject, "/fish", {"prefer": prefer}, fish=FISH)
    assert answer.status_code == status
    assert is_fish(subject, answer.json())


def test_requests_are_judged_before_all(subject: Subject) -> None:
    prefer = {"prefer": "code=200"}
    assert asked(subject, "/drawn?size=many", prefer).status_code == 422
    assert asked(subject, "/fish", prefer, fish={"id": -1}).status_code == 422
    assert asked(subject, "/fish", prefer).status_code == 405
    assert asked(subject, "/elsewhere", prefer).status_code == 404


def test_any_credential_is_good_but_none(subject: Subject) -> None:
    assert asked(subject, "/secret").status_code == 401
    assert asked(subject, "/secret", {"x-key": "whatever"}).status_code == 200


def test_items_of_a_stream(subject: Subject) -> None:
    shown = asked(subject, "/shown-stream")
    assert shown.headers["content-type"] == "application/jsonl"
    assert [json.loads(line) for line in shown.text.splitlines()] == [FISH, NONE]
    drawn = [
        json.loads(line)
        for seed in range(8)
        for line in asked(subject, "/stream", seed=seed).content.split(b"\n")
        if line
    ]
    assert drawn
    assert all(is_fish(subject, item) for item in drawn)


def test_bytes(subject: Subject) -> None:
    answers = [asked(subject, "/binary", seed=seed) for seed in range(8)]
    assert {each.headers["content-type"] for each in answers} == {"image/png"}
    assert len({each.content for each in answers}) > 2


def test_nothing(subject: Subject) -> None:
    answer = asked(subject, "/nothing")
    assert (answer.status_code, answer.content) == (204, b"")
    assert preferring(subject, "/nothing", "code=409").status_code == 409
    assert preferring(subject, "/nothing", "code=204").status_code == 204
    assert preferring(subject, "/nothing", "code=202").status_code == 400


def test_the_media_type_that_is_liked_best(subject: Subject) -> None:
    assert asked(subject, "/texts").json() == FISH
    text = asked(subject, "/texts", {"accept": "text/plain"})
    assert text.text == "a fish"
    assert asked(subject, "/texts", {"accept": "image/png"}).status_code == 406


def test_json_without_a_schema(subject: Subject) -> None:
    assert asked(subject, "/any").json() in VALUES
    assert asked(subject, "/any-shown").json() == [1]


def test_an_example_that_is_written_as_text(subject: Subject) -> None:
    answer = asked(subject, "/xml")
    assert answer.headers["content-type"] == "application/xml"
    assert answer.content == b"<fish/>"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/impossible", "no value was found for 200; give it an example"),
        ("/untold", "no answer is documented"),
    ],
)
def test_what_the_specification_does_not_say(
    subject: Subject, path: str, said: str
) -> None:
    answer = asked(subject, path)
    assert answer.status_code == 501
    assert said in answer.text
