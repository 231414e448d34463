"""From schemas to Python: types of everything, modules that declare them."""

from typing import Protocol

from specwright.ir.json import Json
from specwright.ir.schemas import Schema

from .annotation import Annotation, Direction
from .model_views import ModelModule
from .names import Names


class Models(Protocol):
    """The Python types of an API."""

    names: Names
    modules: tuple[ModelModule, ...]

    def annotation(self, schema: Schema, direction: Direction) -> Annotation:
        """Return the Python type of a schema."""
        ...

    def default(self, schema: Schema, value: Json, direction: Direction) -> Annotation:
        """Return Python source of a default, such as `PetStatus.AVAILABLE`."""
        ...
