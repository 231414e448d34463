"""JSON values as they stand in a specification, and as a schema tells them apart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value.

Lists and dictionaries inside the IR are shared with the document: nobody changes
them.
"""


class JsonType(StrEnum):
    """The types of JSON Schema (Validation, section 6.1.1).

    Every integer is a number too.
    """

    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"
    ARRAY = "array"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value that is there.

    Wrapped, so that a null is not the same as no value.
    """

    json: Json
