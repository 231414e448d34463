"""Anchors and identifiers of schemas become pointers (JSON Schema Core, section 8)."""

from pathlib import Path
from typing import Any

from .files import read


def test_references_by_anchor_and_identifier_become_pointers(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    Tree:
      $id: https://example.com/schemas/tree
      $dynamicAnchor: node
      properties:
        children: {items: {$dynamicRef: '#node'}}
        leaf: {$ref: '#/$defs/leaf'}
        other: {$ref: list#first}
        outer: {$ref: '#/components/schemas/Plain'}
      $defs: {leaf: {type: string}}
    List:
      $id: https://example.com/schemas/list
      items: {$anchor: first, type: integer}
    Plain: {$ref: 'https://example.com/schemas/tree'}
"""
    document, findings = read(tmp_path, {"api.yaml": text}, "3.1.0")
    assert findings == ()
    value: Any = document.value
    schemas = value["components"]["schemas"]
    assert schemas["Plain"] == {"$ref": "#/components/schemas/Tree"}
    tree = schemas["Tree"]
    assert (tree["$id"], tree["$dynamicAnchor"]) == (
        "https://example.com/schemas/tree",
        "node",
    )
    assert tree["properties"] == {
        "children": {"items": {"$dynamicRef": "#node"}},
        "leaf": {"$ref": "#/components/schemas/Tree/$defs/leaf"},
        "other": {"$ref": "#/components/schemas/List/items"},
        "outer": {"$ref": "#/components/schemas/Plain"},
    }


def test_references_go_through_references(tmp_path: Path) -> None:
    files = {
        "api.yaml": """
paths:
  /a: {$ref: a.yaml}
  /b:
    get:
      responses:
        "200": {$ref: '#/paths/~1a/get/responses/200'}
""",
        "a.yaml": "get: {responses: {'200': {$ref: 'r.yaml#/ok'}}}",
        "r.yaml": "ok: {$ref: '#/other'}\nother: {description: OK}\n",
    }
    document, findings = read(tmp_path, files, "3.0.3")
    assert findings == ()
    value: Any = document.value
    answer = value["paths"]["/b"]["get"]["responses"]["200"]
    assert value["paths"]["/a"]["get"]["responses"]["200"] == {
        "$ref": "#/components/responses/ok"
    }
    name = answer["$ref"].rpartition("/")[2]
    assert value["components"]["responses"]["other"] == {"description": "OK"}
    assert value["components"]["responses"][name] in (
        {"$ref": "#/components/responses/ok"},
        {"$ref": "#/components/responses/other"},
    )
