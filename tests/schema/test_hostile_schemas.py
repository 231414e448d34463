"""Schemas made to keep a reader busy are answered soon."""

import time
from typing import Any

import pytest

from specwright.schema.direction import directional
from specwright.schema.json_schema import as_json_schema
from specwright.schema.json_types import json_types
from specwright.schema.members import members
from specwright.schema.overlap import disjoint
from specwright.schema.subschemas import recursive
from specwright.schema.unions import distinction, unions

AT = "/components/schemas/"


def to(name: str) -> Any:
    return {"$ref": f"#{AT}{name}"}


def doubling() -> Any:
    return {f"A{i}": {"allOf": [to(f"A{i + 1}"), to(f"A{i + 1}")]} for i in range(300)}


def wide() -> Any:
    names = [f"p{i}" for i in range(500)]
    return {
        f"A{i}": {
            "type": "object",
            "required": names,
            "properties": {name: to("A0") for name in names},
        }
        for i in range(2)
    }


def chained() -> Any:
    return {
        f"A{i}": {"properties": {"x": to(f"A{(i + 1) % 2000}")}} for i in range(2000)
    }


def united() -> Any:
    return {
        "A0": {"oneOf": [{"properties": {f"a{i}": {}}} for i in range(1000)]},
        "A1": {"anyOf": [to("A0"), to("A0")]},
    }


def round_and_round() -> Any:
    return {f"A{i}": {"anyOf": [to(f"A{i}"), to("A0")]} for i in range(2000)}


@pytest.mark.parametrize("make", [doubling, wide, chained, united, round_and_round])
def test_an_answer_does_not_explode(build_schemas: Any, make: Any) -> None:
    start = time.process_time()
    api, _ = build_schemas(make())
    one, other = api.schemas[f"{AT}A0"], api.schemas[f"{AT}A1"]
    json_types(api, one)
    members(api, one)
    as_json_schema(api, one)
    disjoint(api, one, other)
    for union in unions(api, one):
        distinction(api, union)
    recursive(api)
    directional(api)
    # Far above what it takes, far below what an explosion would.
    assert time.process_time() - start < 60
