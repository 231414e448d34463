"""Values of a declared type as bytes that are known to be what was declared."""

import logging
from typing import Any, Final, Literal, Protocol, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError

from ..heirs import refusals
from .adapters import compiled
from .answers import Answer, whole

LOGGER: Final = logging.getLogger(__name__)

Checking: TypeAlias = Literal["raise", "log", "off"]
"""What becomes of a value that is not what was declared; see `Settings`."""


class EncodingError(Exception):
    """A value is not what was declared; says where and why, without the value."""


class Encoder(Protocol):
    """Writes the bodies of one media type."""

    def answer(self, status: int, value: Any) -> Answer:
        """Return the answer that carries a value.

        Raises `EncodingError` if the value is not what was declared.
        """
        ...


class JsonEncoder:
    """Writes values of one type as JSON, then reads its own writing strictly.

    What the type's validator accepts is what the specification says, whatever was done
    to the value since it was made. A model has to be of its class beside.
    """

    __slots__ = ("_checked", "_checking", "_content_type", "_to_json", "_type", "_warn")

    def __init__(self, declared: Any, content_type: str, checking: Checking) -> None:
        adapter = compiled(declared)
        self._to_json = adapter.serializer.to_json
        self._checked = adapter.validator.validate_json if checking != "off" else None
        # The serialiser's own check of classes costs more than reading all again.
        self._warn: Literal["error"] | bool = "error" if checking == "off" else False
        self._type: type[Any] = declared if _is_model(declared) else object
        self._content_type = content_type.encode("latin-1")
        self._checking = checking

    def answer(self, status: int, value: Any) -> Answer:
        """Return the answer that carries a value of the type."""
        if not isinstance(value, self._type):
            raise EncodingError(f"a {name_of(value)}, not a {self._type.__name__}")
        try:
            content = self._to_json(
                value, by_alias=True, exclude_unset=True, warnings=self._warn
            )
            if self._checked is not None:
                self._checked(content, strict=True, by_name=False)
        except PydanticSerializationError as error:
            content = self._wrong(value, str(error))
        except ValidationError as error:
            content = self._wrong(value, summary(error))
        return whole(status, self._content_type, content)

    def _wrong(self, value: Any, reason: str) -> bytes:
        if self._checking != "log":
            raise EncodingError(reason)
        LOGGER.error("an answer is not what was declared: %s", reason)
        return self._to_json(value, by_alias=True, exclude_unset=True, warnings=False)


class TextEncoder:
    """Writes text as UTF-8."""

    __slots__ = ("_content_type",)

    def __init__(self, content_type: str) -> None:
        content_type = "text/plain" if "*" in content_type else content_type
        charset = "" if "charset" in content_type else "; charset=utf-8"
        self._content_type = (content_type + charset).encode("latin-1")

    def answer(self, status: int, value: Any) -> Answer:
        """Return the answer that carries a text."""
        if not isinstance(value, str):
            raise EncodingError(f"a {name_of(value)}, not text")
        try:
            return whole(status, self._content_type, value.encode())
        except UnicodeEncodeError as error:
            raise EncodingError("text with a lone surrogate") from error


def _is_model(declared: Any) -> bool:
    return isinstance(declared, type) and issubclass(declared, BaseModel)


def name_of(value: object) -> str:
    """Return the name of a value's class, which is safe to log."""
    return type(value).__name__


def summary(error: ValidationError) -> str:
    """Return what is wrong with a value, without the value."""
    found = refusals(error)
    return "; ".join(
        f"#/{'/'.join(map(str, one['loc']))}: {one['msg']}" for one in found[:10]
    )
