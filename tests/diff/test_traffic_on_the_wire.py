"""A client of the old version calls a server of the new one: who breaks is seen.

Both are generated and talk in process. Each case first works between the old client and
the old server; then it must fail with the new server exactly where the comparison of
the two versions has a breaking change.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import import_module
from json import dumps, loads
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest

from specwright.build import build_api
from specwright.contract.package import Package, import_package
from specwright.contract.stand import Stand
from specwright.contract.wire import Request
from specwright.diff import Level, differences
from specwright.document import Document
from specwright.ir.api import Api
from specwright.python import Options, plan_package
from specwright.render import render_package

TEXT: Final = {"type": "string"}
WHOLE: Final = {"type": "integer"}
THING: Final = {"type": "object", "properties": {"a": TEXT, "n": WHOLE}}
SCHEMES: Final = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "token": {"type": "http", "scheme": "bearer"},
}


def query(schema: Any, **more: Any) -> Any:
    return {"parameters": [{"name": "q", "in": "query", "schema": schema, **more}]}


def body(schema: Any, *, required: bool = True, media: str = "application/json") -> Any:
    return {
        "requestBody": {"required": required, "content": {media: {"schema": schema}}}
    }


def answer(schema: Any, status: str = "200", media: str = "application/json") -> Any:
    content = {media: {"schema": schema}}
    return {"responses": {status: {"description": "Done", "content": content}}}


def status(*codes: str) -> Any:
    return {"responses": {code: {"description": "Said"} for code in codes}}


def closed(**properties: Any) -> Any:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def required(*names: str) -> Any:
    return {**THING, "required": list(names)}


TWO: Final = {
    "responses": {**answer(TEXT)["responses"], "204": {"description": "Nothing"}}
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """What changes, what the old client calls, and what the new server answers.

    `result` is what the handler returns, or the name of the generated class of it;
    `old_result` is that of the old server where it differs.
    """

    before: Any
    after: Any
    call: Mapping[str, Any] = field(default_factory=dict)
    auth: Mapping[str, str] = field(default_factory=dict)
    result: Any = None
    old_result: Any = None
    path: tuple[str, str] = ("/things", "/things")


CASES: Final[dict[str, Case]] = {
    "required-parameter-added": Case(before={}, after=query(TEXT, required=True)),
    "optional-parameter-added": Case(before={}, after=query(TEXT)),
    "parameter-became-required": Case(
        before=query(TEXT), after=query(TEXT, required=True)
    ),
    "parameter-became-optional": Case(
        before=query(TEXT, required=True), after=query(TEXT), call={"q": "x"}
    ),
    "parameter-moved": Case(
        before=query(TEXT, required=True),
        after={
            "parameters": [
                {"name": "q", "in": "header", "required": True, "schema": TEXT}
            ]
        },
        call={"q": "x"},
    ),
    "parameter-explode-changed": Case(
        before=query({"type": "array", "items": WHOLE}),
        after=query({"type": "array", "items": WHOLE}, explode=False),
        call={"q": [1, 2]},
    ),
    "request-maximum-added": Case(
        before=query(WHOLE), after=query({**WHOLE, "maximum": 9}), call={"q": 10}
    ),
    "request-maximum-removed": Case(
        before=query({**WHOLE, "maximum": 9}), after=query(WHOLE), call={"q": 9}
    ),
    "request-type-changed": Case(
        before=query(TEXT), after=query(WHOLE), call={"q": "x"}
    ),
    "request-type-widened": Case(
        before=query(WHOLE), after=query({"type": "number"}), call={"q": 1}
    ),
    "required-body-added": Case(before={}, after=body(WHOLE)),
    "optional-body-added": Case(before={}, after=body(WHOLE, required=False)),
    "body-became-required": Case(before=body(WHOLE, required=False), after=body(WHOLE)),
    "body-became-optional": Case(
        before=body(WHOLE), after=body(WHOLE, required=False), call={"body": 1}
    ),
    "request-media-type-removed": Case(
        before=body(TEXT, media="text/plain"), after=body(TEXT), call={"body": "x"}
    ),
    "request-min-length-increased": Case(
        before=body({**TEXT, "minLength": 1}),
        after=body({**TEXT, "minLength": 2}),
        call={"body": "x"},
    ),
    "request-pattern-added": Case(
        before=body(TEXT), after=body({**TEXT, "pattern": "^a"}), call={"body": "x"}
    ),
    "request-enum-value-removed": Case(
        before=query({"enum": ["a", "b"]}),
        after=query({"enum": ["a"]}),
        call={"q": "b"},
    ),
    "request-enum-value-added": Case(
        before=query({"enum": ["a"]}),
        after=query({"enum": ["a", "b"]}),
        call={"q": "a"},
    ),
    "request-property-became-required": Case(
        before=body({"type": "array", "items": THING}),
        after=body({"type": "array", "items": required("a")}),
        call={"body": [{"n": 1}]},
    ),
    "request-null-refused": Case(
        before=body({"type": ["string", "null"]}), after=body(TEXT), call={"body": None}
    ),
    "request-max-items-decreased": Case(
        before=body({"type": "array", "items": WHOLE, "maxItems": 3}),
        after=body({"type": "array", "items": WHOLE, "maxItems": 2}),
        call={"body": [1, 2, 3]},
    ),
    "response-minimum-removed": Case(
        before=answer({**WHOLE, "minimum": 1}),
        after=answer(WHOLE),
        result=0,
        old_result=1,
    ),
    "response-minimum-added": Case(
        before=answer(WHOLE), after=answer({**WHOLE, "minimum": 1}), result=1
    ),
    "response-type-changed": Case(
        before=answer(TEXT), after=answer(WHOLE), result=1, old_result="x"
    ),
    "response-type-narrowed": Case(
        before=answer({"type": ["string", "integer"]}), after=answer(TEXT), result="x"
    ),
    "response-null-allowed": Case(
        before=answer(TEXT),
        after=answer({"type": ["string", "null"]}),
        result=None,
        old_result="x",
    ),
    "response-max-items-increased": Case(
        before=answer({"type": "array", "items": WHOLE, "maxItems": 2}),
        after=answer({"type": "array", "items": WHOLE, "maxItems": 3}),
        result=[1, 2, 3],
        old_result=[1],
    ),
    "response-property-became-optional": Case(
        before=answer({"type": "array", "items": required("a", "n")}),
        after=answer({"type": "array", "items": required("n")}),
        result=[{"n": 1}],
        old_result=[{"a": "x", "n": 1}],
    ),
    "response-property-added-to-closed-object": Case(
        before=answer({"type": "array", "items": closed(a=TEXT)}),
        after=answer({"type": "array", "items": closed(a=TEXT, n=WHOLE)}),
        result=[{"a": "x", "n": 1}],
        old_result=[{"a": "x"}],
    ),
    "response-optional-property-added": Case(
        before=answer({"type": "array", "items": THING}),
        after=answer({"type": "array", "items": {**THING, "properties": {"z": TEXT}}}),
        result=[{"z": "x"}],
        old_result=[{"a": "x"}],
    ),
    "response-enum-value-added": Case(
        before=answer({"enum": ["a", "c"]}),
        after=answer({"enum": ["a", "b", "c"]}),
        result="b",
        old_result="a",
    ),
    "success-status-added": Case(
        before=answer(TEXT), after=TWO, result="ActNoContent", old_result="x"
    ),
    "success-status-removed": Case(
        before=TWO, after=answer(TEXT), result="x", old_result="ActNoContent"
    ),
    "response-media-type-added": Case(
        before=answer(TEXT),
        after={
            "responses": {
                "200": {
                    "description": "Done",
                    "content": {
                        "application/json": {"schema": TEXT},
                        "text/plain": {"schema": TEXT},
                    },
                }
            }
        },
        result="x",
    ),
    "operation-moved": Case(before={}, after={}, path=("/things", "/objects")),
    "path-parameter-renamed": Case(
        before={
            "parameters": [
                {"name": "a", "in": "path", "required": True, "schema": TEXT}
            ]
        },
        after={
            "parameters": [
                {"name": "b", "in": "path", "required": True, "schema": TEXT}
            ]
        },
        call={"a": "x"},
        path=("/things/{a}", "/things/{b}"),
    ),
    "security-added": Case(before={}, after={"security": [{"key": []}]}),
    "security-removed": Case(
        before={"security": [{"key": []}]}, after={}, auth={"key": "k"}
    ),
    "security-alternative-added": Case(
        before={"security": [{"key": []}]},
        after={"security": [{"key": []}, {"token": []}]},
        auth={"key": "k"},
    ),
    "security-alternative-removed": Case(
        before={"security": [{"key": []}, {"token": []}]},
        after={"security": [{"token": []}]},
        auth={"key": "k"},
    ),
}


def document(operation: Any, path: str) -> Any:
    said = {"operationId": "act", "tags": ["things"], "security": [], **status("200")}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {path: {"post": {**said, **copy.deepcopy(operation)}}},
        "components": {"securitySchemes": SCHEMES},
    }


def api_of(value: Any) -> Api:
    read = Document(
        name="openapi.yaml",
        version=value["openapi"],
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(read)[0]


@cache
def package_of(text: str, folder: Path) -> Package:
    """Generate and import the package of a document, which is given as JSON."""
    name = f"traffic_{sha256(text.encode()).hexdigest()[:12]}"
    package, _ = plan_package(api_of(loads(text)), Options(package=name))
    for file in render_package(package):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return import_package(name, folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packages")


def result_of(package: Package, result: Any) -> Any:
    """Return what a handler returns: variants stand for the class of their name."""
    if isinstance(result, str) and result.startswith("Act"):
        return getattr(import_module(f"{package.name}.results"), result)()
    if isinstance(result, list) and result and isinstance(result[0], dict):
        models = import_module(f"{package.name}.models")
        (name,) = models.__all__
        return [getattr(models, name).model_validate(one) for one in result]
    return result


def failure(case: Case, client: Package, server: Package, result: Any) -> str | None:
    """Return how a call fails, or None where client and handler are content."""
    stand = Stand(server)
    wanted = result_of(server, result)

    def transported(request: httpx2.Request) -> httpx2.Response:
        sent = Request(
            method=request.method,
            target=request.url.raw_path.decode("ascii"),
            headers=tuple(request.headers.multi_items()),
            body=request.read(),
        )
        found = stand.send(sent, lambda: wanted)
        return httpx2.Response(
            found.status, headers=list(found.headers), content=found.body
        )

    caller = client.client(
        "http://things.test",
        auth=client.make_auth(case.auth),
        http=httpx2.MockTransport(transported),
        retries=0,
    )
    arguments = dict(case.call)
    if isinstance(arguments.get("body"), list):
        arguments["body"] = result_of(client, arguments["body"])
    try:
        caller.things.act(**arguments)
    except client.errors.SpecError as error:
        return f"{type(error).__name__}: {error}"
    finally:
        stand.close()
    if stand.seen.arguments is None:
        return "the handler was not called"
    given = {name: value for name, value in stand.seen.arguments.items() if value}
    lost = {name for name, value in case.call.items() if value} - given.keys()
    return f"{lost} did not arrive" if lost and len(given) < len(case.call) else None


@pytest.mark.parametrize("rule", CASES)
def test_traffic_fails_where_the_change_is_breaking(rule: str, folder: Path) -> None:
    case = CASES[rule]
    before, after = (
        document(said, path)
        for said, path in zip((case.before, case.after), case.path, strict=True)
    )
    old, new = (package_of(dumps(value), folder) for value in (before, after))
    expected = case.result if case.old_result is None else case.old_result
    assert failure(case, old, old, expected) is None

    changes = differences(api_of(before), api_of(after))
    assert rule in {change.rule.id for change in changes}
    breaking = any(change.rule.level is Level.BREAKING for change in changes)
    failed = failure(case, old, new, case.result)
    assert (failed is not None) is breaking, failed
