"""What is said of schemas holds for every value that the suite calls valid."""

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from specwright.ir.api import Api
from specwright.ir.schemas import Schema
from specwright.schema.json_schema import as_json_schema
from specwright.schema.json_types import json_type, json_types
from specwright.schema.members import members
from specwright.schema.overlap import constants, disjoint
from specwright.schema.unions import distinction, unions
from specwright.schema.values import identity


@pytest.fixture(scope="module")
def api(corpus: Path, build_schemas: Any) -> Api:
    return build_schemas(
        {
            f"{path.stem}-{index}": group["schema"]
            for path, index, group in groups(corpus)
        }
    )[0]


def groups(corpus: Path) -> Iterator[tuple[Path, int, Any]]:
    """Yield the groups whose references stay inside their own schema, if any."""
    folder = corpus / "json-schema-test-suite/tests/draft2020-12"
    for path in sorted(folder.glob("*.json")):
        for index, group in enumerate(json.loads(path.read_text())):
            text = json.dumps(group["schema"])
            if "Ref" not in text and '"$ref": "' not in text:
                yield path, index, group


@pytest.fixture(scope="module")
def valid(api: Api, corpus: Path) -> dict[str, list[Any]]:
    """Find the values of the whole suite that each schema accepts."""
    values = {
        json.dumps(test["data"]): test["data"]
        for _, _, group in groups(corpus)
        for test in group["tests"]
    }
    found: dict[str, list[Any]] = {}
    for pointer, schema in api.schemas.items():
        validator = jsonschema_rs.Draft202012Validator(as_json_schema(api, schema))
        found[pointer] = [each for each in values.values() if validator.is_valid(each)]
    return found


def accepts(api: Api, schema: Schema, value: Any) -> bool:
    return jsonschema_rs.Draft202012Validator(as_json_schema(api, schema)).is_valid(
        value
    )


def test_types_are_those_of_valid_values(api: Api, valid: Any) -> None:
    assert sum(map(len, valid.values())) > 10_000
    for pointer, schema in api.schemas.items():
        types = json_types(api, schema)
        assert {json_type(value) for value in valid[pointer]} <= types, pointer


def test_constants_are_all_valid_values(api: Api, valid: Any) -> None:
    for pointer, schema in api.schemas.items():
        listed = constants(api, schema)
        if listed is not None:
            assert {identity(value) for value in valid[pointer]} <= listed.keys()


def test_disjoint_schemas_share_no_value(api: Api, valid: Any) -> None:
    pairs = list(combinations(api.schemas.values(), 2))
    accepted = {
        pointer: {identity(value) for value in values}
        for pointer, values in valid.items()
    }
    apart = 0
    for one, other in pairs[::7]:
        if disjoint(api, one, other):
            apart += 1
            assert not accepted[one.pointer] & accepted[other.pointer]
    assert apart > 100


def test_members_are_as_said(api: Api, valid: Any) -> None:
    for pointer, schema in api.schemas.items():
        found = members(api, schema)
        names = {each.name for each in found.named}
        for value in valid[pointer]:
            if not isinstance(value, dict):
                continue
            for member in found.named:
                assert member.name in value or not member.required, pointer
                if member.name in value:
                    assert all(
                        accepts(api, each, value[member.name])
                        for each in member.schemas
                    ), pointer
            if found.closed and not found.patterns:
                assert value.keys() <= names


def test_what_tells_variants_apart_does(api: Api, valid: Any) -> None:
    told = 0
    for pointer, schema in api.schemas.items():
        for union in unions(api, schema):
            found = distinction(api, union)
            variants = {each.pointer: each for each in union.variants}
            clashing = {(each.one, each.other) for each in found.clashes}
            for value in valid[pointer]:
                kind = json_type(value)
                fitting = [
                    each for each in variants if accepts(api, variants[each], value)
                ]
                candidates = dict(found.types).get(kind, ())
                assert set(fitting) <= set(candidates)
                for pair in combinations(fitting, 2):
                    assert pair in clashing
                told += len(fitting)
    assert told > 100
