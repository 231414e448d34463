"""What is checked: a specification, its judge, and the package made from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from pydantic import TypeAdapter

from specwright.document import Document
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.operations import Operation, Response
from specwright.ir.schemas import Discriminator
from specwright.schema.inheritance import heirs

from .direction import Direction
from .disagreement import DisagreementError
from .oracle import Oracle
from .package import Package, Route
from .strategies import Values

_BODILESS: Final = {"204", "205", "304"}


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A specification and a package; strategies and type adapters are made once.

    `classes` are the package's names of schemas, by pointer.
    """

    document: Document
    api: Api
    package: Package
    typed_formats: bool = True
    implied_types: bool = True
    classes: Mapping[str, str] = field(default_factory=dict[str, str])
    _adapters: dict[int, tuple[Any, Any]] = field(
        default_factory=dict[int, tuple[Any, Any]]
    )

    @cached_property
    def oracle(self) -> Oracle:
        """The judge."""
        return Oracle(
            self.document,
            typed_formats=self.typed_formats,
            implied_types=self.implied_types,
        )

    @cached_property
    def heirs(self) -> Mapping[str, tuple[Discriminator, tuple[str, ...]]]:
        """Who builds on the schemas that have a discriminator, by pointer."""
        schemas = self.api.schemas
        return {
            base: (discriminator, below)
            for base, below in heirs(schemas).items()
            if (discriminator := schemas[base].annotations.discriminator) is not None
        }

    @cached_property
    def requests(self) -> Values:
        """What travels to the server."""
        return self._values(Direction.REQUEST)

    @cached_property
    def responses(self) -> Values:
        """What travels to the client."""
        return self._values(Direction.RESPONSE)

    @cached_property
    def failures(self) -> Mapping[str, tuple[Operation, Response]]:
        """Client errors, by status: the first operation that documents one."""
        found: dict[str, tuple[Operation, Response]] = {}
        for operation in self.api.operations:
            for response in operation.responses:
                if response.status.isdigit() and response.status.startswith("4"):
                    found.setdefault(response.status, (operation, response))
        return found

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Statuses for ranges and `default`, by pointer, where the first is taken."""
        taken: dict[str, tuple[str, set[str]]] = {}
        for operation in self.api.operations:
            listed = {response.status for response in operation.responses}
            for response in operation.responses:
                if not response.status.isdigit():
                    known = taken.setdefault(response.pointer, (response.status, set()))
                    known[1].update(listed)
        found = {
            pointer: _unlisted(status, listed)
            for pointer, (status, listed) in taken.items()
        }
        return {pointer: number for pointer, number in found.items() if number}

    def values(self, direction: Direction) -> Values:
        """Return what travels in a direction."""
        return self.requests if direction is Direction.REQUEST else self.responses

    def _values(self, direction: Direction) -> Values:
        return Values(
            self.api.schemas,
            self.oracle,
            direction,
            typed_formats=self.typed_formats,
            implied_types=self.implied_types,
        )

    def route(self, operation: Operation) -> Route:
        """Return where the package has an operation, or a webhook."""
        package = self.package
        return package.routes.get(operation.id) or package.received[operation.id]

    def parameter(self, operation: Operation, pointer: str) -> Any:
        """Return what the package's table has for a parameter, by its turn.

        Not by its name: whether that is right is what has to be found out.
        """
        table = self.route(operation).operation.parameters
        turns = [each.pointer for each in operation.parameters]
        if len(table) != len(turns):
            message = f"the package takes {len(table)} parameters, not {len(turns)}"
            raise DisagreementError(message, pointer=pointer)
        return table[turns.index(pointer)]

    def adapter(self, declared: Any) -> Any:
        """Return what validates and writes a type of the package."""
        if id(declared) not in self._adapters:
            # The type stays referenced, so that no id is ever used twice.
            self._adapters[id(declared)] = (declared, TypeAdapter(declared))
        return self._adapters[id(declared)][1]

    def python(self, declared: Any, value: Json) -> Any:
        """Return a JSON value as the package's type of it."""
        return self.adapter(declared).validate_json(
            json.dumps(value), strict=True, by_name=False
        )

    def plain(self, declared: Any, value: Any) -> Json:
        """Return a value of a package's type as JSON."""
        found: Json = self.adapter(declared).dump_python(
            value, mode="json", by_alias=True, exclude_unset=True
        )
        return found


def _unlisted(status: str, listed: set[str]) -> int | None:
    """Return a status that a range means and nothing else does, if the first is not."""
    first = 500 if status == "default" else int(status[0]) * 100
    if str(first) not in listed or (status == "default" and "5XX" in listed):
        return None
    others = range(first + 3, first + 100)
    return next((n for n in others if str(n) not in listed | _BODILESS), None)
