"""The meta-schemas: the OpenAPI Initiative's, as openapi-spec-validator brings them."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from specwright.document.source import library_file
from specwright.ir.json import Json

from .narrowing import violations
from .violation import Violation


def judged(value: dict[str, Json], version: str) -> Iterator[Violation]:
    """Yield where a document in the shape of OpenAPI 3 breaks its meta-schema."""
    validator = jsonschema_rs.validator_for(_meta_schema(version))
    for error in validator.iter_errors(value):
        yield from violations(error)


def _meta_schema(version: str) -> dict[str, Any]:
    name = "v3.2"
    if version.startswith(("2", "3.0")):
        name = "v3.0"
    elif version.startswith("3.1"):
        name = "v3.1"
    # Read where they lie: importing the library for them costs more than judging.
    path = f"resources/schemas/{name}/schema.json"
    value: dict[str, Any] = json.loads(library_file("openapi_spec_validator", path))
    return value
