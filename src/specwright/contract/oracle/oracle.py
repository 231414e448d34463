"""Ask the specification whether a value is valid."""

from dataclasses import dataclass

from specwright.contract.direction import Direction
from specwright.document import Document
from specwright.ir.json import Json

from .conversion import Conversion
from .pointers import found, joined
from .resource import Resource
from .vocabulary import TYPED_FORMATS


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
        self._resources: dict[Direction, Resource] = {}

    def knows(self, pointer: str) -> bool:
        """Return whether a schema stands at a pointer of the document."""
        value = found(self._document.value, pointer)
        return value is not None and isinstance(value.json, dict | bool)

    def accepts(self, pointer: str, value: Json, direction: Direction) -> bool:
        """Return whether a value is valid for the schema at a pointer."""
        return self._resource(direction).accepts(pointer, value)

    def wrongs(self, pointer: str, value: Json, direction: Direction) -> int:
        """Return how many things are wrong with a value."""
        return self._resource(direction).wrongs(pointer, value)

    def refusals(
        self, pointer: str, value: Json, direction: Direction
    ) -> tuple[Refusal, ...]:
        """Return everything that is wrong with a value."""
        return tuple(
            Refusal(
                error.keyword, error.path, error.message, self._place(error.schema_path)
            )
            for error in self._resource(direction).errors(pointer, value)
        )

    def _place(self, steps: tuple[str | int, ...]) -> str:
        """Return what of a path through the converted document is in the original."""
        pointer = ""
        for step in steps:
            inner = joined(pointer, step)
            if found(self._document.value, inner) is None:
                break
            pointer = inner
        return pointer

    def _resource(self, direction: Direction) -> Resource:
        if direction not in self._resources:
            conversion = Conversion(
                self._document.value,
                direction,
                old=self._document.version.startswith(("2.", "3.0")),
                formats=self._formats,
                implied=self._implied,
            )
            converted = conversion.converted()
            self._resources[direction] = Resource(
                converted,
                conversion.places,
                conversion.resources,
                conversion.contents,
            )
        return self._resources[direction]
