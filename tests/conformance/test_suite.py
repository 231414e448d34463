"""Generated models agree with the JSON-Schema-Test-Suite."""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from model_package import imported, lowered
from pydantic import ValidationError
from schema_suite import DRAFT, Group, Trial, groups, remotes, specification

EXCEPTIONS = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text())

FAMILIES = {
    "object": {
        "additionalProperties",
        "dependentRequired",
        "dependentSchemas",
        "maxProperties",
        "minProperties",
        "patternProperties",
        "properties",
        "propertyNames",
        "required",
        "unevaluatedProperties",
    },
    "array": {
        "contains",
        "items",
        "maxItems",
        "minItems",
        "prefixItems",
        "unevaluatedItems",
        "uniqueItems",
    },
    "string": {"maxLength", "minLength", "pattern"},
    "number": {
        "exclusiveMaximum",
        "exclusiveMinimum",
        "maximum",
        "minimum",
        "multipleOf",
    },
}
SAID_BY_3_0 = {
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "type",
    "uniqueItems",
}
TYPED_FORMATS = ("date", "date-time", "time", "uuid")


def disagreements(
    group: Group, others: dict[str, Any], version: str = "3.1.0", **options: Any
) -> list[str]:
    """Return the tests that the generated model judges otherwise."""
    models = lowered(specification(group.schema, others, version), **options)
    wrong: list[str] = []
    with imported(models) as module:
        for test in group.tests:
            text = f'{{"value": {test.data}}}'
            try:
                decoded = module.Holder.model_validate_json(text, by_name=False)
            except ValidationError:
                decoded = None
            if (decoded is not None) != test.valid:
                wrong.append(test.name)
            elif decoded is not None and lost(decoded.model_dump_json(), text):
                wrong.append(f"{test.name}: round trip")
    return wrong


def lost(written: str, text: str) -> bool:
    return bool(json.loads(written) != json.loads(text))


def judged(
    asked: list[Group], others: dict[str, Any], name: str, **options: Any
) -> None:
    """Judge all groups, print the score, and compare with the listed exceptions."""
    wrong: list[str] = []
    for group in asked:
        text = json.dumps(group.schema).replace(f'"$schema": "{DRAFT}schema"', "")
        wrong.extend(disagreements(group, others if '"http' in text else {}, **options))
    total = sum(len(group.tests) for group in asked)
    sys.stdout.write(f"{name}: {total - len(wrong)} of {total} agree\n")
    assert set(wrong) == set(EXCEPTIONS.get(name, {}))
    assert len(wrong) <= total // 100


@pytest.fixture(scope="module")
def suite(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue("corpus")
    return folder / "json-schema-test-suite"


def test_required_tests_of_2020_12(suite: Path) -> None:
    asked = list(groups(suite / "tests" / "draft2020-12"))
    judged(
        asked,
        remotes(suite),
        "draft2020-12",
        formats="annotation",
        untyped="exact",
    )


def test_the_same_with_the_type_that_its_author_meant(suite: Path) -> None:
    asked = [
        typed
        for group in groups(suite / "tests" / "draft2020-12")
        for typed in with_type(group)
    ]
    assert len(asked) > 100
    judged(asked, {}, "draft2020-12-typed", formats="annotation")


def with_type(group: Group) -> Iterator[Group]:
    """Add the one type that a schema's keywords speak of; jsonschema-rs judges."""
    schema = group.schema
    if not isinstance(schema, dict) or "$ref" in json.dumps(schema):
        return
    spoken = [of for of, words in FAMILIES.items() if words & schema.keys()]
    if "type" in schema or len(spoken) != 1:
        return
    typed = {**schema, "type": spoken[0]}
    validator = jsonschema_rs.Draft202012Validator(typed)
    tests = tuple(
        Trial(test.name, test.data, validator.is_valid(json.loads(test.data)))
        for test in group.tests
    )
    yield Group(group.name, typed, tests)


def test_draft_4_as_openapi_3_0(suite: Path) -> None:
    asked = [
        group
        for group in groups(suite / "tests" / "draft4")
        if said_by_3_0(group.schema)
    ]
    assert len(asked) > 50
    judged(
        asked,
        {},
        "draft4",
        version="3.0.3",
        formats="annotation",
        untyped="exact",
    )


def said_by_3_0(schema: Any) -> bool:
    """Whether OpenAPI 3.0 has all that the schema says."""
    if not isinstance(schema, dict) or schema.keys() - SAID_BY_3_0 - {"$schema"}:
        return False
    if not isinstance(schema.get("type", ""), str) or schema.get("type") == "null":
        return False
    inner = [schema[key] for key in ("items", "not") if key in schema]
    inner.extend(schema.get("properties", {}).values())
    for key in ("allOf", "anyOf", "oneOf"):
        inner.extend(schema.get(key, []))
    extras = schema.get("additionalProperties", True)
    if not isinstance(extras, bool):
        inner.append(extras)
    return all(map(said_by_3_0, inner))


@pytest.mark.parametrize("name", TYPED_FORMATS)
def test_formats_with_a_python_type(suite: Path, name: str) -> None:
    folder = suite / "tests" / "draft2020-12" / "optional" / "format"
    wrong: list[str] = []
    for group in groups(folder):
        if group.name.startswith(f"{name}: "):
            found = disagreements(group, {}, untyped="exact")
            wrong.extend(of for of in found if not of.endswith("round trip"))
    assert set(wrong) == set(EXCEPTIONS.get("format", {}).get(name, {}))
