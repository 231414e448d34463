"""What need not be compared: equal schemas that refer to equal ones only."""

from typing import Any

from specwright.build import build_api
from specwright.diff import differences
from specwright.diff.unchanged import unchanged_schemas
from specwright.document import Document
from specwright.ir.api import Api


def api_of(**schemas: Any) -> Api:
    value: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {
            "/things": {
                "post": {
                    "operationId": "act",
                    "requestBody": {
                        "content": {"application/json": {"schema": to("Outer")}}
                    },
                    "responses": {"200": {"description": "Done"}},
                }
            }
        },
        "components": {"schemas": schemas},
    }
    document = Document(
        name="openapi.yaml",
        version="3.1.0",
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(document)[0]


def to(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def holding(name: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"it": to(name)}}


OLD = api_of(
    Outer=holding("Middle"),
    Middle=holding("Inner"),
    Inner={"type": "integer"},
    Loop=holding("Loop"),
    Other={"type": "string"},
)
NEW = api_of(
    Outer=holding("Middle"),
    Middle=holding("Inner"),
    Inner={"type": "integer", "maximum": 9},
    Loop=holding("Loop"),
    Other={"type": "string"},
)


def names(pointers: frozenset[str]) -> set[str]:
    return {pointer.rpartition("/")[2] for pointer in pointers}


def test_whatever_uses_a_changed_schema_has_changed() -> None:
    assert names(unchanged_schemas(OLD, NEW)) == {"Loop", "Other"}
    assert names(unchanged_schemas(OLD, OLD)) == {
        "Inner",
        "Loop",
        "Middle",
        "Other",
        "Outer",
    }


def test_a_change_deep_inside_is_found() -> None:
    found = {change.rule.id for change in differences(OLD, NEW)}
    assert "request-maximum-added" in found
