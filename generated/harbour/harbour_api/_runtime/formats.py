"""Strings with a Python type of their own, read by the rules of their format.

RFC 3339 for dates and times, RFC 9562 for UUIDs, RFC 4648 for base64.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, TypeAlias
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = (
    r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)
_UUID = r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A value that JSON writes as a string of the form of a regular expression.

    `own` takes the Python value, `parse` makes it from the string. Neither depends on
    whether a decoder is strict.
    """

    name: str
    form: str
    own: CoreSchema
    parse: Callable[[str], Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take the string, and from Python code the value itself."""
        text = core_schema.no_info_after_validator_function(
            self.parse,
            core_schema.str_schema(pattern=f"^(?:{self.form})$", strict=True),
        )
        own_or_text = core_schema.union_schema([self.own, text], mode="left_to_right")
        return core_schema.custom_error_schema(
            core_schema.json_or_python_schema(text, own_or_text),
            custom_error_type="format",
            custom_error_message=f"Input should be a {self.name}",
            serialization=core_schema.simple_ser_schema("any"),
        )


DateTime: TypeAlias = Annotated[
    datetime,
    Written(
        "date-time (RFC 3339)",
        f"{_DATE}[Tt]{_TIME}",
        core_schema.datetime_schema(strict=True, tz_constraint="aware"),
        lambda text: datetime.fromisoformat(text.upper()),
    ),
]
"""`date-time`: a moment, its offset from UTC included."""

Date: TypeAlias = Annotated[
    date,
    Written(
        "date (RFC 3339)",
        _DATE,
        core_schema.date_schema(strict=True),
        date.fromisoformat,
    ),
]
"""`date`: a day."""

Time: TypeAlias = Annotated[
    time,
    Written(
        "time with an offset (RFC 3339)",
        _TIME,
        core_schema.time_schema(strict=True),
        lambda text: time.fromisoformat(text.upper()),
    ),
]
"""`time`: a time of day, its offset from UTC included."""

Uuid: TypeAlias = Annotated[
    UUID,
    Written(
        "UUID",
        _UUID,
        core_schema.uuid_schema(strict=True),
        UUID,
    ),
]
"""`uuid`."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Bytes that JSON writes as base64."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take the text, and from Python code the bytes themselves."""
        return core_schema.no_info_plain_validator_function(
            _decoded,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _encoded, when_used="json"
            ),
        )


Base64: TypeAlias = Annotated[bytes, Encoded()]
"""`byte`: bytes, written as base64."""


def _decoded(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("base64", "Input should be a string of base64")
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise PydanticCustomError("base64", "Input should be base64") from error


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
