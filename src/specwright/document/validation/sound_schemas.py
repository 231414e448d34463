"""Whether a schema keeps to the meta-schema of its dialect, asked of jsonschema-rs.

The meta-schemas are those of openapi-schema-validator, which asks itself, in Python: it
is asked for words only where this says no.
"""

import json
from functools import cache
from typing import Any, Final

import jsonschema_rs
from openapi_schema_validator import OAS30Validator, OAS31Validator, OAS32Validator

from specwright.document.source import library_file

_VOCABULARIES: Final = {
    "https://spec.openapis.org/oas/3.1/meta/base": "oas3.1/vocabularies/base",
    "https://spec.openapis.org/oas/3.2/meta/2025-09-17": "oas3.2/meta/2025-09-17.json",
}


def is_sound(schema: object, version: str) -> bool:
    """Tell whether a schema keeps to the meta-schema of OpenAPI (`3.1`)."""
    sound: bool = _judge(version).is_valid(schema)
    return sound


@cache
def _judge(version: str) -> Any:
    known = {"3.1": OAS31Validator, "3.2": OAS32Validator}
    dialect: Any = known.get(version, OAS30Validator)
    return jsonschema_rs.validator_for(
        dialect.META_SCHEMA,
        validate_formats=dialect is not OAS30Validator,
        retriever=_retrieved,
    )


def _retrieved(uri: str) -> Any:
    path = _VOCABULARIES[uri]
    return json.loads(library_file("openapi_schema_validator", f"schemas/{path}"))
