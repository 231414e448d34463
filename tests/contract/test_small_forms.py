"""Forms of small specifications, URL-encoded and in parts, sent and answered."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from specwright.cli import main
from specwright.ir.json import Json

from .documents import answer, pets

Contract = Callable[[str, dict[str, Json]], list[str]]


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


@pytest.mark.parametrize(
    "media_type",
    ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/mixed"],
)
def test_a_form_whose_schema_is_a_string_is_its_bytes(
    contract: Contract, media_type: str
) -> None:
    text: Json = {"type": "string"}
    both: dict[str, Json] = {
        "requestBody": {"required": True, "content": {media_type: {"schema": text}}},
        "responses": {"200": answer(media_type, text)},
    }
    assert contract(f"bytes_{len(media_type)}", pets({}, both)) == []


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
