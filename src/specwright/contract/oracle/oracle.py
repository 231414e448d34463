"""Ask the specification whether a value is valid."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any, Final

import jsonschema_rs

from specwright.contract.direction import Direction
from specwright.document import Document
from specwright.ir.json import Json

from .conversion import Conversion
from .pointers import found, fragment, joined
from .vocabulary import TYPED_FORMATS

_BASE: Final = "urn:specwright:document"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a value is not valid: the keyword, where in the value, in which words.

    `pointer` is where the keyword stands in the document, or what is around it.
    """

    keyword: str
    path: tuple[str | int, ...]
    message: str
    pointer: str


class Oracle:
    """The schemas of one document, by pointer and direction.

    `typed_formats` tells whether `date-time`, `date`, `time`, `uuid` and `byte` are
    asserted; every other format is an annotation. `implied_types` tells whether a
    schema without `type` has the one that its keywords speak of.
    """

    def __init__(
        self,
        document: Document,
        *,
        typed_formats: bool = True,
        implied_types: bool = False,
    ) -> None:
        self._document = document
        self._implied = implied_types
        self._formats = TYPED_FORMATS if typed_formats else frozenset[str]()
        self._resources: dict[Direction, tuple[Json, Any, dict[str, str]]] = {}
        self._validators: dict[tuple[str, Direction], Any] = {}

    def knows(self, pointer: str) -> bool:
        """Return whether a schema stands at a pointer of the document."""
        value = found(self._document.value, pointer)
        return value is not None and isinstance(value.json, dict | bool)

    def accepts(self, pointer: str, value: Json, direction: Direction) -> bool:
        """Return whether a value is valid for the schema at a pointer."""
        return bool(self._validator(pointer, direction).is_valid(value))

    def refusals(
        self, pointer: str, value: Json, direction: Direction
    ) -> tuple[Refusal, ...]:
        """Return everything that is wrong with a value."""
        return tuple(
            Refusal(
                str(error.schema_path[-1]),
                tuple(error.instance_path),
                str(error.message),
                self._place(error.schema_path),
            )
            for error in self._validator(pointer, direction).iter_errors(value)
        )

    def _place(self, steps: list[str | int]) -> str:
        """Return what of a path through the converted document is in the original."""
        pointer = ""
        for step in steps:
            inner = joined(pointer, step)
            if found(self._document.value, inner) is None:
                break
            pointer = inner
        return pointer

    def _validator(self, pointer: str, direction: Direction) -> Any:
        key = (pointer, direction)
        if key not in self._validators:
            _, registry, moved = self._resource(direction)
            place = moved.get(pointer, pointer)
            self._validators[key] = jsonschema_rs.Draft202012Validator(
                {"$ref": _BASE + fragment(place)},
                registry=registry,
                formats={"byte": _is_base64},
                validate_formats=True,
            )
        return self._validators[key]

    def _resource(self, direction: Direction) -> tuple[Json, Any, dict[str, str]]:
        if direction not in self._resources:
            conversion = Conversion(
                self._document.value,
                direction,
                old=self._document.version.startswith(("2.", "3.0")),
                formats=self._formats,
                implied=self._implied,
            )
            converted = conversion.converted()
            if isinstance(converted, dict):
                converted = {**converted, "$schema": _DIALECT, "$id": _BASE}
            registry = jsonschema_rs.Registry(
                [(_BASE, converted)], draft=jsonschema_rs.Draft202012
            )
            self._resources[direction] = (converted, registry, conversion.moved)
        return self._resources[direction]


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True
