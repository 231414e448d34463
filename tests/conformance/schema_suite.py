"""The JSON-Schema-Test-Suite as OpenAPI documents."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema_specifications import REGISTRY

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


@dataclass(frozen=True, slots=True)
class Trial:
    """A JSON text, and whether it is valid."""

    name: str
    data: str
    valid: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A schema with its tests."""

    name: str
    schema: Any
    tests: tuple[Trial, ...]


def groups(folder: Path) -> Iterator[Group]:
    for path in sorted(folder.glob("*.json")):
        for group in json.loads(path.read_text("utf-8")):
            name = f"{path.stem}: {group['description']}"
            yield Group(
                name,
                group["schema"],
                tuple(
                    Trial(
                        f"{name}: {test['description']}",
                        json.dumps(test["data"]),
                        test["valid"],
                    )
                    for test in group["tests"]
                ),
            )


def identified(schema: Any, uri: str) -> Any:
    return {"$id": uri, **schema} if isinstance(schema, dict) else schema


def remotes(suite: Path) -> dict[str, Any]:
    """Return the schemas that tests refer to by address, as components."""
    found: dict[str, Any] = {
        f"Meta {name}": REGISTRY.contents(f"{DRAFT}{name}") for name in METASCHEMAS
    }
    folder = suite / "remotes"
    for path in sorted((folder / "draft2020-12").rglob("*.json")):
        schema = json.loads(path.read_text())
        relative = path.relative_to(folder)
        address = f"{HOST}{relative}"
        found[f"Remote {relative}"] = identified(schema, address)
        if schema.get("$id", address) != address:
            found[f"Address {relative}"] = {"$id": address, "$ref": schema["$id"]}
    return found


def specification(schema: Any, others: dict[str, Any], version: str) -> dict[str, Any]:
    """Return a document with the schema, and an object that has it as `value`."""
    return {
        "openapi": version,
        "info": {"title": "Suite", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                "Holder": {
                    "type": "object",
                    "required": ["value"],
                    "properties": {"value": {"$ref": "#/components/schemas/Test"}},
                },
                "Test": identified(schema, "http://specwright.invalid/test")
                if version >= "3.1"
                else schema,
                **others,
            }
        },
    }
