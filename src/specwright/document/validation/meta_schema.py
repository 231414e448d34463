"""The meta-schemas: the OpenAPI Initiative's, as openapi-spec-validator brings them."""

from collections.abc import Iterator

import jsonschema_rs
from openapi_spec_validator.schemas import schema_v30, schema_v31, schema_v32

from specwright.ir.json import Json

from .narrowing import violations
from .violation import Violation


def judged(value: dict[str, Json], version: str) -> Iterator[Violation]:
    """Yield where a document in the shape of OpenAPI 3 breaks its meta-schema."""
    if version.startswith(("2", "3.0")):
        schema = schema_v30
    elif version.startswith("3.1"):
        schema = schema_v31
    else:
        schema = schema_v32
    validator = jsonschema_rs.validator_for(dict(schema))
    for error in validator.iter_errors(value):
        yield from violations(error)
