"""What a shape of one kind may ask of the maker of all shapes."""

from typing import Protocol

from specwright.ir.schemas import Schema

from .options import Options
from .shapes import Shape


class Maker(Protocol):
    """Makes the shape of any schema."""

    options: Options

    def follow(self, target: str) -> Schema | None:
        """Return the schema that a reference means."""
        ...

    def shape(self, schema: Schema) -> Shape:
        """Return the shape of a schema."""
        ...

    def top(self, pointer: str) -> Shape | None:
        """Return the shape of a schema that references mean."""
        ...

    def merged(self, pointer: str, schemas: list[Schema]) -> Schema:
        """Return the one schema that says what several say."""
        ...
