"""Operations that answer with a list: what their pagination can be told by."""

from collections.abc import Mapping
from dataclasses import dataclass

from specwright.ir.operations import Operation, Parameter, Place, Response
from specwright.schema.direction import Direction
from specwright.schema.media_types import Kind, kind

from .annotation import Annotation
from .identifiers import snake
from .lowering import Models
from .outcomes import outcomes
from .shapes import Numeric
from .static import static
from .ways import Way, elements, settled, ways_on


@dataclass(frozen=True, slots=True)
class Listing:
    """An operation and the answer of it that may hold a list.

    `body` leads from what the client returns to that answer's body.
    """

    operation: Operation
    response: Response
    models: Models
    body: Way

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """Its parameters by the name that they have on the wire."""
        return {one.name: one for one in self.operation.parameters}

    @property
    def queried(self) -> Mapping[str, Parameter]:
        """The parameters of its query, by their name in snake case."""
        return {
            snake(one.name): one
            for one in self.operation.parameters
            if one.place is Place.QUERY
        }

    @property
    def members(self) -> Mapping[str, Way]:
        """The members of its answer, by their name in snake case."""
        return {snake(name): way for name, way in self.on(self.body).items()}

    def on(self, way: Way) -> Mapping[str, Way]:
        """Return the ways that go one step further, by the name of the property."""
        return ways_on(self.models, way)

    def argument(self, parameter: Parameter) -> str:
        """Return what Python calls a parameter."""
        return self.models.names.arguments[self.operation.pointer][parameter.pointer]

    def counts(self, parameter: Parameter) -> Numeric | None:
        """Return the shape of a parameter that is an integer, null left aside."""
        shape = self.models.printer.declared.shaper.shape(parameter.schema)
        match settled(self.models, shape):
            case Numeric(integer=True) as found:
                return found
            case _:
                return None

    def items(self) -> Way | None:
        """Return the way to the list: the body, or the only list in it."""
        if elements(self.models, self.body.shape) is not None:
            return self.body
        lists = [way for way in self.members.values() if self.is_list(way)]
        return lists[0] if len(lists) == 1 else None

    def is_list(self, way: Way) -> bool:
        """Return whether a way leads to a list."""
        return elements(self.models, way.shape) is not None

    def element(self, items: Way) -> Way:
        """Return the way into an element of the list at the end of a way."""
        shape = elements(self.models, items.shape)
        return Way((), items.shape if shape is None else shape)

    def item_type(self, items: Way) -> Annotation:
        """Return the Python type of the elements of a list."""
        shape = self.element(items).shape
        return static(self.models.printer.annotation(shape, Direction.RESPONSE))


def listing(operation: Operation, models: Models) -> Listing | None:
    """Return the answer of an operation that is JSON and a success, if there is one."""
    successes = outcomes(operation).successes
    # One success of several comes in an object that has it as its body.
    steps = ("body",) if len(successes) > 1 else ()
    for response in successes:
        match response.contents:
            case (only,) if kind(only) is Kind.JSON and only.schema is not None:
                shape = models.printer.declared.shaper.shape(only.schema)
                return Listing(operation, response, models, Way(steps, shape))
            case _:
                continue
    return None
