"""What is said of pairs of schemas, and not a word more."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.diff import Change, differences
from specwright.document import Document
from specwright.ir.api import Api

PAIRS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("schema_pairs.yaml").read_text("utf-8")
)
# What is said of the document around the schemas.
ASIDE = ("api-version-", "specification-version-")
PART = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "kind": {"enum": ["a"]}},
}


def api_with(schema: Any, components: Any, version: str = "3.1.0") -> Api:
    content = {"application/json": {"schema": schema}}
    operation = {
        "operationId": "send",
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Done", "content": content}},
    }
    document = Document(
        name="openapi.yaml",
        version=version,
        value={
            "openapi": version,
            "info": {"title": "Example", "version": "1.0.0"},
            "paths": {"/things": {"post": operation}},
            "components": {"schemas": components},
        },
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(document)[0]


def told(before: Api, after: Api) -> list[Change]:
    changes = differences(before, after)
    return [change for change in changes if not change.rule.id.startswith(ASIDE)]


@pytest.mark.parametrize("name", PAIRS)
def test_this_is_said_and_nothing_else(name: str) -> None:
    pair = PAIRS[name]
    both = pair.get("components", {})
    versions = pair.get("versions", ["3.1.0", "3.1.0"])
    before = api_with(pair["before"], pair.get("components-before", both), versions[0])
    after = api_with(pair["after"], pair.get("components-after", both), versions[1])
    found = {change.rule.id for change in told(before, after)}
    assert found == set(pair["changes"])


def reference(name: str) -> Any:
    return {"$ref": f"#/components/schemas/{name}"}


def heirs(part: Any) -> Any:
    """Components that build on one in all the ways there are."""
    text = {"type": "string"}
    return {
        "Part": part,
        "Wrapped": {"allOf": [reference("Part")], "description": "The same"},
        "Heir": {"allOf": [reference("Part"), {"properties": {"more": text}}]},
        "Second": {"allOf": [reference("Heir"), {"properties": {"most": text}}]},
        "Owner": {
            "type": "object",
            "properties": {
                "part": {"anyOf": [reference("Part"), {"type": "null"}]},
                "parts": {"type": "array", "items": reference("Wrapped")},
            },
        },
    }


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"properties": {**PART["properties"], "new": {}}},
            "Part.new was added, optional",
        ),
        ({"required": ["id", "kind"]}, "Part.kind became required"),
        ({"required": []}, "Part.id became optional"),
        ({"additionalProperties": False}, "Part refuses unknown members"),
        (
            {"properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}}},
            '"b" was added to the values of Part.kind',
        ),
        ({"properties": {"id": {"type": "string"}}}, "Part.kind was removed"),
    ],
)
def test_a_change_of_a_component_is_told_once(change: Any, message: str) -> None:
    users = ("Wrapped", "Heir", "Second", "Owner", "Part")
    body = {"type": "object", "properties": {name: reference(name) for name in users}}
    before = api_with(body, heirs(PART))
    after = api_with(body, heirs({**copy.deepcopy(PART), **change}))
    found = told(before, after)
    assert [change.message for change in found] == [message, message]
    assert {str(change.rule.direction) for change in found} == {"request", "response"}
    assert {change.operations for change in found} == {("POST /things",)}
