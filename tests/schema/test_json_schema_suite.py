"""The IR loses nothing: written out again, a schema judges as the suite does."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema_specifications import REGISTRY

from specwright.build import build_api
from specwright.document import Document
from specwright.ir.json import Json
from specwright.schema.json_schema import as_json_schema

DRAFT = "https://json-schema.org/draft/2020-12/"
HOST = "http://localhost:1234/"
METASCHEMAS = (
    "schema",
    "meta/core",
    "meta/applicator",
    "meta/unevaluated",
    "meta/validation",
    "meta/meta-data",
    "meta/format-annotation",
    "meta/content",
)

DIFFERENT = {
    # A metaschema that switches keywords off: said in a finding, read as 2020-12.
    (
        "vocabulary: schema that uses custom metaschema with with no validation "
        "vocabulary: no validation: invalid number, but it still validates"
    ),
}


def identified(schema: Json, uri: str) -> Json:
    return {"$id": uri, **schema} if isinstance(schema, dict) else schema


def remotes(suite: Path) -> dict[str, Json]:
    found: dict[str, Json] = {
        f"meta{index}": REGISTRY.contents(f"{DRAFT}{name}")
        for index, name in enumerate(METASCHEMAS)
    }
    folder = suite / "remotes"
    for index, path in enumerate(sorted((folder / "draft2020-12").rglob("*.json"))):
        schema = json.loads(path.read_text())
        address = f"{HOST}{path.relative_to(folder)}"
        found[f"remote{index}"] = identified(schema, address)
        if schema.get("$id", address) != address:
            found[f"address{index}"] = {"$id": address, "$ref": schema["$id"]}
    return found


def cases(
    suite: Path, draft: str = "draft2020-12"
) -> Iterator[tuple[str, Json, Json, bool]]:
    for path in sorted((suite / "tests" / draft).glob("*.json")):
        for group in json.loads(path.read_text()):
            for test in group["tests"]:
                name = f"{path.stem}: {group['description']}: {test['description']}"
                yield name, group["schema"], test["data"], test["valid"]


def rewritten(schema: Json, others: dict[str, Json]) -> dict[str, Json]:
    test = identified(schema, "http://specwright.invalid/test")
    document = Document(
        name="suite",
        version="3.1.1",
        value={
            "openapi": "3.1.1",
            "components": {"schemas": {"Test": test, **others}},
        },
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    api, _ = build_api(document)
    return as_json_schema(api, api.schemas["/components/schemas/Test"])


def test_rewritten_schemas_judge_as_the_suite_does(corpus: Path) -> None:
    suite = corpus / "json-schema-test-suite"
    others, written = remotes(suite), dict[str, jsonschema_rs.Draft202012Validator]()
    wrong: set[str] = set()
    for name, schema, data, valid in cases(suite):
        text = json.dumps(schema)
        if text not in written:
            needed = others if "$ref" in text or "$schema" in text else {}
            written[text] = jsonschema_rs.Draft202012Validator(
                rewritten(schema, needed)
            )
        if written[text].is_valid(data) != valid:
            wrong.add(name)
    assert wrong == DIFFERENT


def test_schemas_that_3_0_can_say_judge_as_draft_4_does(
    corpus: Path, build_schemas: Any
) -> None:
    """Those are the ones without a finding; `format` is not asserted."""
    wrong, judged = set[str](), 0
    for name, schema, data, valid in cases(corpus / "json-schema-test-suite", "draft4"):
        api, findings = build_schemas({"Test": schema}, "3.0.3")
        if findings or name.startswith("format"):
            continue
        judged += 1
        written = as_json_schema(api, api.schemas["/components/schemas/Test"])
        if jsonschema_rs.Draft202012Validator(written).is_valid(data) != valid:
            wrong.add(name)
    assert wrong == set()
    assert judged > 250
