"""Packages of small specifications agree with them, whatever is odd about those."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from specwright.cli import main
from specwright.ir.json import Json
from specwright.python.groups import SMALL

Contract = Callable[[str, dict[str, Json]], list[str]]


def pets(answer: Json, operation: dict[str, Json] | None = None) -> dict[str, Json]:
    """Return a document with one operation, that answers with a schema."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "paths": {
            "/pets": {
                "get": {
                    "operationId": "listPets",
                    "tags": ["pets"],
                    "responses": {
                        "200": {
                            "description": "Pets.",
                            "content": {"application/json": {"schema": answer}},
                        }
                    },
                    **(operation or {}),
                }
            }
        },
    }


def members(value: Json) -> list[tuple[str, Json]]:
    assert isinstance(value, dict)
    return list(value.items())


def query(name: str, schema: Json, **others: Json) -> Json:
    return {"name": name, "in": "query", "schema": schema, **others}


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


def test_a_form_without_members(contract: Contract) -> None:
    member: Json = {"type": "object", "properties": {"expand": {"type": "string"}}}
    form: Json = {"application/x-www-form-urlencoded": {"schema": member}}
    body: Json = {"requestBody": {"content": form}}
    assert contract("empty_form", pets({"type": "string"}, body)) == []


def test_a_form_in_brackets(contract: Contract) -> None:
    item: Json = {
        "type": "object",
        "properties": {"price": {"type": "string"}, "amount": {"type": "integer"}},
        "required": ["price"],
    }
    form: Json = {
        "schema": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "items": {"type": "array", "items": item, "minItems": 1},
                "expand": {"type": "array", "items": {"type": "string"}},
                "first": item,
            },
            "required": ["items"],
        },
        "encoding": {
            name: {"style": "deepObject", "explode": True}
            for name in ("items", "expand", "first")
        },
    }
    content: Json = {"application/x-www-form-urlencoded": form}
    body: Json = {"requestBody": {"required": True, "content": content}}
    assert contract("brackets", pets({"type": "string"}, body)) == []


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


def answer(media_type: str, schema: Json) -> Json:
    """Return a response with one content."""
    return {"description": "Yes.", "content": {media_type: {"schema": schema}}}


def test_parts_of_bytes(contract: Contract) -> None:
    raw: Json = {"type": "string", "contentMediaType": "application/octet-stream"}
    picture: Json = {"type": ["string", "null"], "contentMediaType": "image/png"}
    drawn: Json = {**picture, "contentMediaType": "image/svg+xml"}
    form: Json = {
        "type": "object",
        "properties": {
            "file": raw,
            "files": {"type": "array", "items": raw},
            "picture": picture,
            "drawn": drawn,
        },
        "required": ["file"],
    }
    body: Json = {"requestBody": {"content": {"multipart/form-data": {"schema": form}}}}
    document = {**pets(raw), "openapi": "3.1.0"}
    document["paths"] = {"/files": {"post": {"operationId": "addFiles", **body}}}
    assert contract("parts_of_bytes", document) == []


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


def test_forms_with_objects_in_objects_in_brackets(contract: Contract) -> None:
    signed: Json = {
        "type": "object",
        "required": ["at"],
        "properties": {
            "at": {"type": "integer"},
            "by": {"type": "object", "properties": {"role": {"enum": ["a", "b"]}}},
        },
    }
    form: Json = {"type": "object", "properties": {"signed": signed}}
    encoding: Json = {"signed": {"style": "deepObject", "explode": True}}
    media_type = "application/x-www-form-urlencoded"
    content: Json = {media_type: {"schema": form, "encoding": encoding}}
    body: Json = {"requestBody": {"content": content}}
    document = {**pets({}), "openapi": "3.1.0"}
    document["paths"] = {"/pets": {"post": {"operationId": "addPets", **body}}}
    assert contract("deep_forms", document) == []


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


def test_a_form_is_broken_wherever_a_form_can_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text too long, and one that is not listed; where any text will do, nothing.

    What breaks one alternative is valid all the same as another, unless it breaks both.
    """
    either: Json = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
    short: Json = {"anyOf": [{"type": "string", "maxLength": 5}, {"enum": [7]}]}
    kind: Json = {"type": "string", "enum": ["a", "b"]}
    form: Json = {
        "type": "object",
        "properties": {"either": either, "short": short, "kind": kind},
    }
    content: Json = {"application/x-www-form-urlencoded": {"schema": form}}
    body: Json = {"required": True, "content": content}
    spec = tmp_path / "texts.json"
    document = pets({"type": "string"}, {"requestBody": body})
    spec.write_text(json.dumps(document), "utf-8")
    target = ["--spec", str(spec), "--output", str(tmp_path), "--name", "texts_api"]
    assert main(["generate", *target]) == 0
    capsys.readouterr()
    assert main(["contract", *target, "--format", "junit"]) == 0
    cases = re.findall(
        r' name="server-refuses-body-[^"]*/schema/([^"]*)"( />)?',
        capsys.readouterr().out,
    )
    broken = {case: bool(nothing_inside) for case, nothing_inside in cases}
    assert broken == {
        "type": False,
        "properties/either/anyOf": False,
        "properties/either/anyOf/0/type": False,
        "properties/either/anyOf/1/type": False,
        "properties/short/anyOf": True,
        "properties/short/anyOf/0/type": False,
        "properties/short/anyOf/0/maxLength": True,
        "properties/short/anyOf/1/enum": True,
        "properties/kind/type": False,
        "properties/kind/enum": True,
    }


def every_sort() -> dict[str, Json]:
    """Return members of which many are spelled alike."""
    number: Json = {"type": "integer"}
    texts: Json = {"type": "array", "items": {"type": "string"}}
    short: Json = {"anyOf": [{"type": "string", "maxLength": 5}, {"enum": [7]}]}
    return {
        "number": number,
        "texts": texts,
        "short": short,
        "shorts": {"type": "array", "items": short},
        "numbers": {"anyOf": [number, {"type": "array", "items": number}]},
        "either": {"oneOf": [{"type": "string"}, texts]},
        "size": {"type": "object", "properties": {"width": number}},
    }


@pytest.mark.parametrize("subtype", ["form-data", "mixed", "related"])
def test_bodies_and_answers_in_parts(contract: Contract, subtype: str) -> None:
    form: Json = {"type": "object", "properties": every_sort()}
    content: Json = {f"multipart/{subtype}": {"schema": form}}
    both: dict[str, Json] = {
        "requestBody": {"required": True, "content": content},
        "responses": {"200": answer(f"multipart/{subtype}", form)},
    }
    document = pets({})
    document["paths"] = {"/pets": {"post": {"operationId": "addPets", **both}}}
    assert contract(f"parts_{subtype[:4]}", document) == []


def test_answers_that_are_forms(contract: Contract) -> None:
    form: Json = {"type": "object", "properties": every_sort()}
    answers: dict[str, Json] = {
        "responses": {"200": answer("application/x-www-form-urlencoded", form)}
    }
    assert contract("answered_form", pets({}, answers)) == []


@pytest.mark.parametrize("place", ["query", "cookie"])
def test_lists_in_lists_and_null(contract: Contract, place: str) -> None:
    lists: Json = {"type": "integer"}
    parameters: list[Json] = []
    for depth in range(3):
        null: Json = {"type": ["array" if depth else "integer", "null"]}
        schemas: list[Json] = [{**null, "items": lists} if depth else null, lists]
        lists = {"type": "array", "items": lists}
        parameters += [
            {"name": f"at{depth}{index}{explode}", "in": place, "schema": schema}
            | {"explode": explode}
            for index, schema in enumerate([*schemas, {"type": "array", "items": null}])
            for explode in (True, False)
        ]
    document = {**pets({}, {"parameters": parameters}), "openapi": "3.1.0"}
    assert contract(f"nested_{place}", document) == []
