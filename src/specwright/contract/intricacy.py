"""How intricate an operation is: one number, so that the hardest can go first."""

from collections.abc import Iterable
from typing import Final

from specwright.ir.api import Api
from specwright.ir.operations import MediaType, Operation, Parameter, Place, Style
from specwright.ir.schemas import (
    AnyOf,
    Assertion,
    Conditional,
    DependentSchemas,
    Not,
    OneOf,
    Schema,
)
from specwright.schema.messages import exchanged_schemas, messages
from specwright.schema.subschemas import inside, recursive, targets

_BRANCH: Final = 2
_RECURSION: Final = 10
_SPELLING: Final = 5
_MEDIA_TYPE: Final = 5
_ENCODING: Final = 3
_STATUS: Final = 2
_USUAL: Final = {
    Place.PATH: (Style.SIMPLE, False),
    Place.QUERY: (Style.FORM, True),
    Place.HEADER: (Style.SIMPLE, False),
    Place.COOKIE: (Style.FORM, True),
}


def most_intricate(
    api: Api, operations: tuple[Operation, ...], count: int
) -> tuple[Operation, ...]:
    """Return so many of the operations, those with the highest numbers, in their order.

    Of operations with the same number those come first whose ids do.
    """
    rule = Intricacy(api)
    ranked = sorted(operations, key=lambda each: (-rule.of(each), each.id))
    chosen = {each.id for each in ranked[:count]}
    return tuple(each for each in operations if each.id in chosen)


class Intricacy:
    """The rule, for the operations of one API.

    A point for each assertion of each schema that an operation leads to, however often;
    on top of it 2 for each branch of a union, a condition or a negation, 10 for each
    schema that leads back to itself, 5 for each parameter that is spelled in an unusual
    way and for each media type after the first of a message, 3 for each property with
    an encoding of its own, 2 for each status.
    """

    def __init__(self, api: Api) -> None:
        self._api = api
        self._recursive = recursive(api)
        self._known: dict[str, tuple[int, frozenset[str]]] = {}

    def of(self, operation: Operation) -> int:
        """Return the number of an operation."""
        points = _STATUS * len(operation.responses)
        points += sum(map(_spelling, operation.parameters))
        points += sum(map(_writing, messages(operation)))
        return points + self._schemas(exchanged_schemas(operation))

    def _schemas(self, roots: Iterable[Schema]) -> int:
        points = 0
        seen: set[str] = set()
        waiting = list(roots)
        while waiting:
            schema = waiting.pop()
            if schema.pointer in seen:
                continue
            seen.add(schema.pointer)
            own, onward = self._own(schema)
            points += own
            waiting.extend(self._api.schemas[pointer] for pointer in onward - seen)
        return points

    def _own(self, schema: Schema) -> tuple[int, frozenset[str]]:
        """Return the points of a schema and those inside it, and where they lead."""
        if schema.pointer not in self._known:
            points = sum(map(_weight, inside(schema)))
            points += _RECURSION * (schema.pointer in self._recursive)
            onward = targets(schema).keys() & self._api.schemas.keys()
            self._known[schema.pointer] = points, frozenset(onward)
        return self._known[schema.pointer]


def _weight(schema: Schema) -> int:
    return len(schema.assertions) + _BRANCH * sum(map(_branches, schema.assertions))


def _branches(assertion: Assertion) -> int:
    match assertion:
        case AnyOf(schemas) | OneOf(schemas):
            return len(schemas)
        case DependentSchemas(members):
            return len(members)
        case Conditional():
            return 2
        case Not():
            return 1
        case _:
            return 0


def _spelling(parameter: Parameter) -> int:
    usual = _USUAL.get(parameter.place) == (parameter.style, parameter.explode)
    return 0 if usual and parameter.media_type is None else _SPELLING


def _writing(contents: tuple[MediaType, ...]) -> int:
    encodings = sum(len(content.encodings) for content in contents)
    return _MEDIA_TYPE * max(0, len(contents) - 1) + _ENCODING * encodings
