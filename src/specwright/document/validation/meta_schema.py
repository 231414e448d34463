"""The meta-schemas: the OpenAPI Initiative's, as openapi-spec-validator brings them."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from openapi_spec_validator import schemas

from specwright.ir.json import Json

from .narrowing import violations
from .violation import Violation


def judged(value: dict[str, Json], version: str) -> Iterator[Violation]:
    """Yield where a document in the shape of OpenAPI 3 breaks its meta-schema."""
    validator = jsonschema_rs.validator_for(_meta_schema(version))
    for error in validator.iter_errors(value):
        yield from violations(error)


def _meta_schema(version: str) -> dict[str, Any]:
    name = "schema_v32"
    if version.startswith(("2", "3.0")):
        name = "schema_v30"
    elif version.startswith("3.1"):
        name = "schema_v31"
    # The library loads them when they are asked for, and does not type them.
    return dict(getattr(schemas, name))
