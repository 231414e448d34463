"""Strings that hold JSON (JSON Schema Validation, section 8.5: `contentSchema`)."""

from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema, from_json, to_json

T = TypeVar("T")


class Embedded:
    """Reads the string, and takes the value itself from Python code."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a text of JSON as the annotated type, and write it as text again."""
        value = handler(source)
        return core_schema.json_or_python_schema(
            core_schema.no_info_before_validator_function(
                _finite, core_schema.json_schema(value)
            ),
            value,
            serialization=core_schema.wrap_serializer_function_ser_schema(
                _text, schema=value, when_used="json"
            ),
        )


def _finite(text: Any) -> Any:
    """Refuse `NaN` and `Infinity`, which pydantic's parser takes, and JSON has not."""
    if isinstance(text, str) and ("NaN" in text or "Infinity" in text):
        from_json(text, allow_inf_nan=False)
    return text


def _text(value: Any, write: core_schema.SerializerFunctionWrapHandler) -> str:
    return to_json(write(value)).decode()


JsonText: TypeAlias = Annotated[T, Embedded()]
"""The value that a string holds as JSON."""
