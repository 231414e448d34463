"""The dereferenced view, and what prance alone would have made of it."""

import copy
from pathlib import Path
from typing import Any

import pytest
from prance.util.resolver import RESOLVE_INTERNAL, RefResolver
from prance.util.url import ResolutionError

from specwright.document import dereferenced

from .files import read


def value_of(folder: Path, text: str, version: str = "3.1.0") -> Any:
    document, _ = read(folder, {"api.yaml": text}, version)
    before = copy.deepcopy(document.value)
    value, findings = dereferenced(document)
    assert findings == ()
    assert document.value == before
    return value


def prance(value: Any) -> Any:
    resolver = RefResolver(
        value, "file:///x", resolve_types=RESOLVE_INTERNAL, reference_cache={}
    )
    resolver.resolve_references()
    return resolver.specs


def test_references_are_replaced_and_loops_stay(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {items: {$ref: '#/components/schemas/B'}}
    B: {type: string}
    Loop: {items: {$ref: '#/components/schemas/Loop'}}
"""
    schemas = value_of(tmp_path, text)["components"]["schemas"]
    assert schemas["A"] == {"items": {"type": "string"}}
    innermost = schemas["Loop"]["items"]
    while innermost.get("items"):
        innermost = innermost["items"]
    assert innermost == {"$ref": "#/components/schemas/Loop"}


def test_siblings_of_a_reference_count_in_3_1(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {$ref: '#/components/schemas/B', maxLength: 3}
    B: {type: string}
"""
    schemas = value_of(tmp_path, text)["components"]["schemas"]
    assert schemas["A"] == {"maxLength": 3, "allOf": [{"type": "string"}]}
    old = value_of(tmp_path, text, "3.0.3")["components"]["schemas"]
    assert old["A"] == {"type": "string"}
    raw = {"a": {"$ref": "#/b", "maxLength": 3}, "b": {"type": "string"}}
    assert prance(raw)["a"] == {"type": "string"}, "prance drops them, always"


def test_a_property_called_ref_is_a_property(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {properties: {$ref: {type: string}}}
"""
    schemas = value_of(tmp_path, text)["components"]["schemas"]
    assert schemas["A"] == {"properties": {"$ref": {"type": "string"}}}
    with pytest.raises(Exception, match=r".*"):  # prance takes it for an address
        prance({"properties": {"$ref": {"type": "string"}}})


def test_an_example_that_looks_like_a_reference_stays(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {example: {$ref: '#/components/schemas/B'}}
    B: {type: string}
"""
    schemas = value_of(tmp_path, text)["components"]["schemas"]
    assert schemas["A"] == {"example": {"$ref": "#/components/schemas/B"}}
    raw = {"a": {"example": {"$ref": "#/b"}}, "b": 1}
    assert prance(raw)["a"] == {"example": 1}, "prance resolves it"


def test_pointers_are_decoded_and_anchors_resolved(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {items: {$ref: '#/components/schemas/B%20C'}}
    B C: {type: string}
    D: {items: {$ref: '#tail'}}
    E: {$anchor: tail, type: integer}
"""
    schemas = value_of(tmp_path, text)["components"]["schemas"]
    assert schemas["A"] == {"items": {"type": "string"}}
    assert schemas["D"] == {"items": {"$anchor": "tail", "type": "integer"}}
    with pytest.raises(ResolutionError):
        prance({"a": {"$ref": "#/b%20c"}, "b c": 1})
    with pytest.raises(ResolutionError):
        prance({"a": {"$ref": "#tail"}, "b": {"$anchor": "tail"}})


def test_a_missing_target_stays_a_reference(tmp_path: Path) -> None:
    text = "components: {schemas: {A: {items: {$ref: '#/components/schemas/B'}}}}"
    schemas = value_of(tmp_path, text)["components"]["schemas"]
    assert schemas["A"] == {"items": {"$ref": "#/components/schemas/B"}}
    with pytest.raises(ResolutionError):
        prance({"a": {"$ref": "#/b"}})


def test_what_would_be_too_large_is_a_finding(tmp_path: Path) -> None:
    schemas = "".join(
        f"    S{index}: {{allOf: [{{$ref: '#/components/schemas/S{index + 1}'}}, "
        f"{{$ref: '#/components/schemas/S{index + 1}'}}]}}\n"
        for index in range(30)
    )
    text = f"components:\n  schemas:\n{schemas}    S30: {{type: string}}\n"
    document, _ = read(tmp_path, {"api.yaml": text}, "3.1.0")
    _, (finding,) = dereferenced(document)
    assert finding.code == "dereferenced-too-large"


def test_our_bundle_dereferences_to_what_prance_makes_of_the_files(
    tmp_path: Path,
) -> None:
    """Two ways to one value: our bundler and prance's own file reading."""
    files = {
        "api.yaml": """
paths:
  /a:
    get:
      responses:
        "200": {$ref: 'responses/ok.yaml'}
""",
        "responses/ok.yaml": """
description: OK
content: {application/json: {schema: {$ref: '../schemas.yaml#/A'}}}
""",
        "schemas.yaml": "A: {items: {$ref: '#/B'}}\nB: {type: string}\n",
    }
    document, findings = read(tmp_path, files, "3.0.3")
    assert findings == ()
    ours, _ = dereferenced(document)
    from prance import ResolvingParser

    theirs = ResolvingParser(str(tmp_path / "api.yaml"), strict=False).specification
    assert isinstance(ours, dict)
    assert ours["paths"] == theirs["paths"]
