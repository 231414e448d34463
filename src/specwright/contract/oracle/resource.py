"""A converted document, compiled: all of its schemas at once, each by its pointer."""

import base64
import binascii
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import jsonschema_rs

from specwright.ir.json import Json

from .identifiers import BASE, original_steps
from .pointers import fragment

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class UnsoundSchemaError(ValueError):
    """A schema of the specification says nothing of any value; the text says why."""


@contextmanager
def _judging() -> Generator[None]:
    try:
        yield
    except (jsonschema_rs.ReferencingError, ValueError) as error:
        reason, *_ = str(error).splitlines() or [""]
        raise UnsoundSchemaError(reason) from error


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong with a value, and where in the document it says so."""

    keyword: str
    path: tuple[str | int, ...]
    message: str
    schema_path: tuple[str | int, ...]


class Resource:
    """The schemas of a converted document, by their pointers in the original.

    What is compiled for a schema holds all that it leads to, and where schemas lead to
    each other that is nearly the whole document. So they are compiled as the members of
    a single object, which share what they lead to; to judge a value is to judge the
    object that has it as the only member. Raises UnsoundSchemaError where a schema is
    none, or refers to none.
    """

    def __init__(
        self,
        converted: Json,
        places: Mapping[str, str],
        resources: Mapping[str, str],
        contents: Mapping[str, str],
    ) -> None:
        if isinstance(converted, dict):
            converted = {**converted, "$schema": _DIALECT, "$id": BASE}
        with _judging():
            self._registry = jsonschema_rs.Registry(
                [(BASE, converted)], draft=jsonschema_rs.Draft202012
            )
        self._places = places
        self._resources = resources
        self._formats = {"byte": _is_base64} | {
            name: partial(self._holds, pointer) for name, pointer in contents.items()
        }
        self._alone: dict[str, Any] = {}
        self._together: Any = None
        self._sound = True

    def accepts(self, pointer: str, value: Json) -> bool:
        """Return whether a value is valid for the schema at a pointer."""
        return bool(self._validator(pointer).is_valid({pointer: value}))

    def errors(self, pointer: str, value: Json) -> Iterator[Error]:
        """Yield everything that is wrong with a value."""
        for error in self._validator(pointer).iter_errors({pointer: value}):
            yield Error(
                str(error.schema_path[-1]),
                tuple(error.instance_path[1:]),
                str(error.message),
                self._steps(error),
            )

    def wrongs(self, pointer: str, value: Json) -> int:
        """Return how many things are wrong with a value."""
        return sum(1 for _ in self._validator(pointer).iter_errors({pointer: value}))

    def _steps(self, error: Any) -> tuple[str | int, ...]:
        location: str | None = error.absolute_keyword_location
        if location is None:
            return tuple(error.schema_path)
        return original_steps(location, self._resources)

    def _holds(self, pointer: str, text: str) -> bool:
        """Return whether a string is a text of JSON with a value that is valid."""
        try:
            value = json.loads(text, parse_constant=_not_finite)
        except ValueError:
            return False
        return self.accepts(pointer, value)

    def _validator(self, pointer: str) -> Any:
        if pointer in self._places and self._sound:
            if self._together is None:
                self._together = self._compiled_together()
            if self._together is not None:
                return self._together
        if pointer not in self._alone:
            with _judging():
                self._alone[pointer] = self._compiled([pointer])
        return self._alone[pointer]

    def _compiled_together(self) -> Any:
        """Return a validator of all schemas, or None if there is one that has none."""
        try:
            return self._compiled(self._places)
        except (jsonschema_rs.ReferencingError, ValueError):
            # It is found out which one when it is asked, and the others are judged.
            self._sound = False
            return None

    def _compiled(self, pointers: Iterable[str]) -> Any:
        members = {
            pointer: {"$ref": BASE + fragment(self._places.get(pointer, pointer))}
            for pointer in pointers
        }
        return jsonschema_rs.Draft202012Validator(
            {"properties": members},
            registry=self._registry,
            formats=self._formats,
            validate_formats=True,
        )


def _not_finite(name: str) -> float:
    raise ValueError(name)


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True
