"""What is said of running servers that do wrong, or stop."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from junitparser import JUnitXml

from specwright.cli import main
from specwright.contract import live

from .stub import serving

SPEC = """
openapi: 3.1.0
info: {title: Wharf, version: "1"}
paths:
  /boats/{name}:
    parameters:
      - {name: name, in: path, required: true, schema: {type: string, maxLength: 5}}
      - {name: size, in: query, required: true, schema: {type: integer}}
    get:
      operationId: getBoat
      security: [{key: []}]
      responses:
        "200":
          description: The boat.
          content:
            application/json:
              schema:
                type: object
                required: [name]
                properties:
                  name: {$ref: "#/components/schemas/Name"}
        "400":
          description: Wrong.
          content: {application/json: {schema: {type: object, required: [why]}}}
        "401": {description: Who are you?}
        "404": {description: Gone.}
    head:
      operationId: seeBoat
      responses:
        "200": {description: Here., content: {application/json: {schema: {}}}}
        "400": {description: Wrong.}
components:
  schemas:
    Name: {type: string, maxLength: 5}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
"""
Answer = tuple[int, bytes]
Answers = Callable[[Any], Awaitable[Answer]]
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wharf")
    (folder / "openapi.yaml").write_text(SPEC, "utf-8")
    target = ["--spec", str(folder / "openapi.yaml"), "--name", "wharf_api"]
    target += ["--output", str(folder / "out")]
    assert main(["generate", "--quiet", *target]) == 0
    return target


@pytest.fixture
def run(package: list[str], capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(answers: Answers, *flags: str) -> tuple[int, dict[str, Any]]:
        async def app(scope: Any, _receive: Any, send: Any) -> None:
            status, body = await answers(scope)
            typed = body or (scope["method"], status) == ("HEAD", 200)
            headers = [(b"content-type", b"application/json")] if typed else []
            start = {"type": "http.response.start", "status": status}
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": body})

        with serving(app) as url:
            command = ["contract", *package, "--url", url, "--format", "json", *flags]
            status = main(command)
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return status, said

    return ran


def boat(scope: Any) -> Answer:
    """Answer as documented."""
    if (b"x-key", b"k3y") not in scope["headers"] and scope["method"] == "GET":
        return 401, b""
    name, _, query = scope["path"], 0, scope["query_string"].decode()
    size = query.removeprefix("size=")
    if len(name.removeprefix("/boats/")) > 5 or not is_integer(size):
        return 400, b"" if scope["method"] == "HEAD" else b'{"why": "wrong"}'
    return 200, b"" if scope["method"] == "HEAD" else b'{"name": "Anna"}'


def is_integer(text: str) -> bool:
    try:
        return float(text).is_integer()
    except ValueError:
        return False


async def sound(scope: Any) -> Answer:
    return boat(scope)


def messages(said: dict[str, Any]) -> list[str]:
    return [finding["message"] for finding in said["findings"]]


AUTH = ("--auth", "key=k3y")


def test_a_sound_server_passes(run: Run) -> None:
    status, said = run(sound, *AUTH)
    assert messages(said) == []
    assert status == 0
    unreached = {(gap["sort"], gap["reason"]) for gap in said["unreached"]}
    assert ("status 404", "the server has not answered that") in unreached
    assert ("status 401", "the server has not answered that") not in unreached


def test_without_credentials_it_is_only_seen_to_refuse(run: Run) -> None:
    status, said = run(sound, "--operation", "getBoat")
    assert status == 0
    assert [one["code"] for one in said["findings"]] == ["no-credentials"]
    assert "SPECWRIGHT_AUTH_KEY" in said["findings"][0]["hint"]


def test_the_environment_has_credentials_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECWRIGHT_AUTH_KEY", "k3y")
    status, said = run(sound, "--operation", "getBoat")
    assert (status, messages(said)) == (0, [])


def test_a_wrong_body_is_told_once_at_the_line_that_is_broken(run: Run) -> None:
    async def wrong(scope: Any) -> Answer:
        status, body = boat(scope)
        return status, b'{"name": "Anastasia"}' if status == 200 and body else body

    status, said = run(wrong, *AUTH)
    assert status == 1
    (finding,) = said["findings"]
    assert finding["pointer"] == "/components/schemas/Name/maxLength"
    assert (
        finding["line"]
        == SPEC.split("\n").index("    Name: {type: string, maxLength: 5}") + 1
    )
    assert finding["message"].startswith("live-answer of getBoat: 200: /name: ")


def test_secrets_stay_out_of_what_is_printed(run: Run) -> None:
    async def wrong(_scope: Any) -> Answer:
        return 418, b""

    status, said = run(wrong, *AUTH, "--operation", "getBoat")
    assert status == 1
    assert "k3y" not in json.dumps(said)
    assert 'X-Key: \'"$SPECWRIGHT_AUTH_KEY"' in json.dumps(said).replace('\\"', '"')
    assert "--auth key=..." in said["findings"][0]["hint"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda scope: 200 if scope["query_string"] == b"" else None,
            "'size' is required and missing, and the server answers 200",
        ),
        (
            lambda scope: 200 if len(scope["path"]) > 12 else None,
            "breaks `maxLength`, and the server answers 200",
        ),
        (
            lambda scope: None if dict(scope["headers"]).get(b"x-key") else 200,
            "credentials are needed, there are none, and the answer is 200",
        ),
    ],
    ids=["required", "bound", "security"],
)
def test_what_is_let_in_is_told(
    run: Run, change: Callable[[Any], int | None], expected: str
) -> None:
    async def wrong(scope: Any) -> Answer:
        if scope["method"] == "GET" and change(scope):
            return 200, b'{"name": "Anna"}'
        return boat(scope)

    status, said = run(wrong, *AUTH)
    assert status == 1
    assert [expected in message for message in messages(said)] == [True]


def test_a_wrong_refusal_is_told_once(run: Run) -> None:
    async def wrong(scope: Any) -> Answer:
        status, body = boat(scope)
        return status, b"{}" if status == 400 and body else body

    status, said = run(wrong, *AUTH)
    assert status == 1
    (message,) = messages(said)
    assert message.startswith("live-answered of getBoat (status 400): 400: the body: ")


def test_what_fails_now_and_then_is_told_so(run: Run) -> None:
    seen: set[bytes] = set()

    async def moody(scope: Any) -> Answer:
        known = scope["raw_path"] + scope["query_string"] in seen
        seen.add(scope["raw_path"] + scope["query_string"])
        return boat(scope) if known else (418, b"")

    status, said = run(moody, *AUTH, "--operation", "getBoat")
    assert status == 1
    assert any("now and then: 418 is none of" in each for each in messages(said))


def test_a_server_that_is_slow_is_asked_once(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_PATIENCE", 0.2)
    asked: list[str] = []

    async def slow(scope: Any) -> Answer:
        if scope["method"] == "HEAD" and scope["query_string"] == b"size=0":
            asked.append(scope["path"])
            await asyncio.sleep(1)
        return boat(scope)

    status, said = run(slow, *AUTH, "--operation", "seeBoat")
    assert status == 1
    assert any("no answer in 0.2 seconds" in each for each in messages(said))
    assert len(asked) == said["failed"]


def test_a_server_that_is_gone_ends_the_run(
    package: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    async def unasked(_scope: Any, _receive: Any, _send: Any) -> None:
        raise AssertionError

    with pytest.MonkeyPatch.context() as patch:
        silent = iter([None, "no answer: it is gone"])
        patch.setattr(live.LiveServer, "silence", property(lambda _: next(silent)))
        with serving(unasked) as url:
            pass
        command = ["contract", *package, "--url", url, "--operation", "seeBoat"]
        assert main([*command, "--format", "json"]) == 2
    said = json.loads(capsys.readouterr().out)
    codes = {one["code"] for one in said["findings"]}
    assert codes == {"unreachable-server", "live-server-disagrees"}
    assert said["checks"] == 1


def test_junit_has_a_case_a_check(
    package: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--operation", "getBoat", "--max-examples", "2", "--format"]
    assert main(["contract", *package, *chosen, "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert main(["contract", *package, *chosen, "junit"]) == 0
    (suite,) = JUnitXml.fromstring(capsys.readouterr().out.encode())
    assert suite.name == "wharf_api"
    assert (suite.tests, suite.failures, suite.errors) == (said["checks"], 0, 0)
    skipped = [case for case in suite if case.is_skipped]
    assert len(skipped) == suite.skipped < suite.tests


def test_junit_has_failures_and_what_is_in_the_way(
    package: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    async def wrong(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 418})
        await send({"type": "http.response.body"})

    with serving(wrong) as url:
        flags = ["--url", url, "--operation", "seeBoat", "--format", "junit"]
        assert main(["contract", *package, *flags]) == 1
    (suite,) = JUnitXml.fromstring(capsys.readouterr().out.encode())
    assert suite.failures > 0
    (answer,) = (case for case in suite if case.name == "live-answer-seeBoat")
    assert "418 is none of 200, 400" in answer.result[0].text
    assert "curl -i --head" in answer.result[0].text
    flags = ["--url", "http://127.0.0.1:9", "--format", "junit"]
    assert main(["contract", *package, *flags]) == 2
    (suite,) = JUnitXml.fromstring(capsys.readouterr().out.encode())
    (case,) = suite
    assert "nothing answers at http://127.0.0.1:9: " in case.result[0].message
