"""Packages of small specifications agree with them, whatever is odd about those."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from specwright.cli import main
from specwright.ir.json import Json
from specwright.python.groups import SMALL

from .documents import answer, pets, query

Contract = Callable[[str, dict[str, Json]], list[str]]


def members(value: Json) -> list[tuple[str, Json]]:
    assert isinstance(value, dict)
    return list(value.items())


def test_deep_parameters_that_are_no_objects(contract: Contract) -> None:
    bounds: Json = {"type": "object", "properties": {"lt": {"type": "integer"}}}
    parameters: list[Json] = [
        query("expand", {"type": "array", "items": {"type": "string", "maxLength": 9}}),
        query("created", {"anyOf": [bounds, {"type": "integer"}]}),
    ]
    deep: list[Json] = [
        {**each, "style": "deepObject"} for each in parameters if isinstance(each, dict)
    ]
    assert contract("deep", pets({"type": "string"}, {"parameters": deep})) == []


def test_a_parameter_that_is_a_number_or_a_name(contract: Contract) -> None:
    either: Json = {"oneOf": [{"type": "integer"}, {"type": "string"}]}
    inside: Json = {"name": "run", "in": "path", "required": True, "schema": either}
    operation: dict[str, Json] = {"parameters": [query("workflow", either), inside]}
    document = pets({"type": "string"}, operation)
    document["paths"] = {f"{path}/{{run}}": i for path, i in members(document["paths"])}
    assert contract("either", document) == []


def test_a_parameter_that_is_a_text_or_a_list(contract: Contract) -> None:
    only: Json = {"type": "string", "enum": ["patch"]}
    one: Json = {"type": "array", "items": only, "minItems": 1, "maxItems": 1}
    either: Json = {"oneOf": [{"type": "string"}, one]}
    operation: dict[str, Json] = {"parameters": [query("has", either)]}
    assert contract("listed", pets({"type": "string"}, operation)) == []


def test_a_body_that_may_be_null_or_missing(contract: Contract) -> None:
    fork: Json = {
        "type": "object",
        "nullable": True,
        "properties": {"name": {"type": "string"}},
    }
    content: Json = {"application/json": {"schema": fork}}
    body: dict[str, Json] = {"requestBody": {"content": content}}
    assert contract("null_body", pets({"type": "string"}, body)) == []


def test_failures_in_several_media_types(contract: Contract) -> None:
    def words(*names: str) -> Json:
        members: dict[str, Json] = {name: {"type": "string"} for name in names}
        return {"schema": {"type": "object", "properties": members}}

    failure: Json = {
        "description": "Wrong.",
        "content": {
            "application/json": words("message"),
            "application/scim+json": words("detail", "message"),
            "text/plain": {"schema": {"type": "string"}},
        },
    }
    success: Json = {
        "description": "Pets.",
        "content": {"application/json": {"schema": {"type": "integer"}}},
    }
    answers: dict[str, Json] = {"responses": {"200": success, "400": failure}}
    assert contract("several", pets({}, answers)) == []


def test_a_failure_beside_the_default(contract: Contract) -> None:
    def words(name: str) -> Json:
        schema: Json = {"type": "object", "properties": {name: {"type": "integer"}}}
        content: Json = {"application/json": {"schema": schema}}
        return {"description": name, "content": content}

    answers: dict[str, Json] = {
        "responses": {"200": words("pets"), "500": words("id"), "default": words("at")}
    }
    assert contract("beside", pets({}, answers)) == []


def test_a_text_whose_schema_is_an_object(contract: Contract) -> None:
    chunk: Json = {"type": "object", "required": ["id"]}
    content: Json = {"text/event-stream": {"schema": chunk}}
    answers: dict[str, Json] = {
        "responses": {"200": {"description": "Chunks.", "content": content}}
    }
    assert contract("chunks", pets({}, answers)) == []


def test_json_without_a_schema(contract: Contract) -> None:
    content: Json = {"application/json": {}}
    anything: dict[str, Json] = {
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Anything.", "content": content}},
    }
    document = pets({})
    document["paths"] = {"/pets": {"post": {"operationId": "addPets", **anything}}}
    assert contract("loose", document) == []


def test_a_default_alone(contract: Contract) -> None:
    answers: dict[str, Json] = {
        "responses": {"default": answer("application/json", {"type": "integer"})}
    }
    assert contract("alone", pets({}, answers)) == []


def test_a_range_beside_one_of_its_statuses(contract: Contract) -> None:
    counted = answer("application/json", {"type": "integer"})
    header: Json = {"required": True, "schema": {"type": "integer"}}
    assert isinstance(counted, dict)
    answers: dict[str, Json] = {
        "responses": {
            "200": {**counted, "headers": {"X-Rate": header}},
            "2XX": answer("application/json", {"type": "string"}),
        }
    }
    assert contract("ranges", pets({}, answers)) == []


def test_a_package_whose_table_of_operations_is_many_modules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = pets({"type": "integer"})
    document["paths"] = {
        f"/pets/{number}": {"delete": {"operationId": f"deletePet{number}"}}
        for number in range(SMALL + 1)
    }
    spec = tmp_path / "many.json"
    spec.write_text(json.dumps(document), "utf-8")
    target = ["--spec", str(spec), "--output", str(tmp_path), "--name", "many_pets"]
    main(["generate", *target, "--quiet"])
    chosen = ["--operation", "deletePet1", "--max-examples", "2", "--format", "json"]
    assert main(["contract", *target, *chosen]) == 0
    assert json.loads(capsys.readouterr().out)["operations"] == ["deletePet1"]


def test_cookies_as_they_are_and_cookies_percent_encoded(contract: Contract) -> None:
    listed: Json = {"type": "array", "items": {"enum": ["a/b", "c"]}, "minItems": 1}
    cookies: list[Json] = [
        {"name": f"{style}-{explode}", "in": "cookie", "schema": listed}
        | {"style": style, "explode": explode}
        for style in ("form", "cookie")
        for explode in (True, False)
    ]
    document = {**pets({}, {"parameters": cookies}), "openapi": "3.2.0"}
    assert contract("cookies", document) == []


def test_parameters_that_are_text_in_some_format(contract: Contract) -> None:
    filtered: Json = {"type": "object", "properties": {"a": {"type": "string"}}}
    content: Json = {"application/xml": {"schema": filtered}}
    parameters: Json = [{"name": "filter", "in": "query", "content": content}]
    assert contract("formats", pets({}, {"parameters": parameters})) == []


@pytest.mark.parametrize("media_type", ["*/*", "text/*", "image/*"])
def test_ranges_of_media_types(contract: Contract, media_type: str) -> None:
    schema: Json = {"type": "object", "properties": {"name": {"type": "string"}}}
    if media_type != "*/*":
        schema = {"type": "string", "format": "binary" if media_type[0] == "i" else "x"}
    content: Json = {media_type: {"schema": schema}}
    both: dict[str, Json] = {
        "requestBody": {"required": True, "content": content},
        "responses": {"200": answer(media_type, schema)},
    }
    document = pets({})
    document["paths"] = {"/pets": {"post": {"operationId": "addPets", **both}}}
    assert contract(f"any_{media_type[0].replace('*', 'a')}", document) == []


def test_heirs_of_a_base_with_a_discriminator(contract: Contract) -> None:
    path = Path(__file__).parents[1] / "package" / "heirs.yaml"
    assert contract("kennel", yaml.safe_load(path.read_text("utf-8"))) == []


def test_schemas_that_are_referred_to_by_their_own_names(contract: Contract) -> None:
    schemas: Json = {
        "Node": {
            "$anchor": "node",
            "type": "object",
            "required": ["size"],
            "properties": {"size": {"type": "integer"}, "next": {"$ref": "#node"}},
        },
        "Tree": {
            "$id": "https://example.com/tree.json",
            "$dynamicAnchor": "branch",
            "type": "object",
            "properties": {
                "leaf": {"$ref": "#/$defs/leaf"},
                "branches": {"type": "array", "items": {"$dynamicRef": "#branch"}},
            },
            "$defs": {"leaf": {"type": "string"}},
        },
        "Both": {
            "type": "object",
            "properties": {
                "node": {"$ref": "#node"},
                "tree": {"$ref": "https://example.com/tree.json"},
            },
        },
    }
    document = pets({"$ref": "#/components/schemas/Both"})
    document |= {"openapi": "3.1.0", "components": {"schemas": schemas}}
    assert contract("named_schemas", document) == []
