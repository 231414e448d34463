"""Values for what a drawn value must have around the place that it is about.

The same one every time and nothing drawn for it: a value with a thousand members is
about one of them.
"""

from enum import Enum
from typing import TYPE_CHECKING, Final

from specwright.ir.json import Json, JsonType, Value
from specwright.ir.schemas import Schema

from .conjunction import Conjunction
from .elements import Elements
from .embedded import json_text
from .shape import Shape

if TYPE_CHECKING:
    from .drawing import Grammar

Schemas = tuple[Schema, ...]

_Key = tuple[bool, tuple[int, ...]]

_HIGHEST: Final = 2


class Around(Enum):
    """Where the members come from that a value has around the place it is about.

    They are drawn, or filled in: as few as there may be, or all that are shallow.
    """

    DRAWN = "drawn"
    LEAST = "least"
    MOST = "most"


class Fillers:
    """Make one small value a conjunction, where that takes no luck."""

    def __init__(self, grammar: "Grammar") -> None:
        self._grammar = grammar
        self._known: dict[tuple[int, ...], tuple[Schemas, Value | None]] = {}
        self._members: dict[_Key, dict[str, Json] | None] = {}

    def of(self, schemas: Schemas) -> Value | None:
        """Return a value of all the schemas; None where one has to be drawn."""
        key = tuple(map(id, schemas))
        if key not in self._known:
            # Nothing is known of what is being worked out: recursion ends there. The
            # schemas stay referenced, so that no id is ever used twice.
            self._known[key] = (schemas, None)
            self._known[key] = (schemas, self._made(schemas))
        return self._known[key][1]

    def _made(self, schemas: Schemas) -> Value | None:
        conjunction, exact = self._chosen(schemas)
        value = self.plain(conjunction.parts)
        if value is None or exact:
            return value
        judge = self._grammar.judge
        accepted = all(
            judge(schema.pointer, value.json) is not False
            for schema in schemas
            if schema.pointer
        )
        return value if accepted else None

    def _chosen(self, schemas: Schemas) -> tuple[Conjunction, bool]:
        """Make every choice, each time for what is the least high."""
        conjunction = self._grammar.expanded(schemas)
        exact = conjunction.exact
        made: set[tuple[str, type]] = set()
        while True:
            choice = next(
                (c for c in conjunction.choices if (c.pointer, c.keyword) not in made),
                None,
            )
            if choice is None:
                return conjunction, exact
            made.add((choice.pointer, choice.keyword))
            height = self._grammar.heights.of_all
            schemas = (*schemas, *min(choice.alternatives, key=height, default=()))
            conjunction = self._grammar.expanded(schemas)

    def plain(self, parts: Schemas) -> Value | None:
        """Return a value of schemas whose choices have been made."""
        shape = self._grammar.shape(parts)
        values = self._grammar.listed(shape)
        if values is not None:
            return Value(values[0]) if values else None
        kinds = shape.spoken or shape.types
        if not kinds:
            return None
        match kinds[0]:
            case JsonType.OBJECT:
                found = self.members(shape, Around.LEAST)
                return None if found is None else Value(found)
            case JsonType.ARRAY:
                return self._array(shape.elements)
            case JsonType.STRING if shape.contents:
                value = self.of(shape.contents)
                return None if value is None else Value(json_text(value.json))
            case kind:
                return shape.sample(kind)

    def members(self, shape: Shape, around: Around) -> dict[str, Json] | None:
        """Return the members of an object; None where they have to be drawn."""
        if around is Around.DRAWN:
            return None
        key = (around is Around.MOST, tuple(map(id, shape.parts)))
        if key not in self._members:
            self._members[key] = self._filled(shape, around)
        return self._members[key]

    def _filled(self, shape: Shape, around: Around) -> dict[str, Json] | None:
        members = shape.members
        least = self._required(shape)
        if least is None or len(least) < members.least or members.dependent:
            return None
        if members.most is not None and len(least) >= members.most:
            return None
        if around is Around.LEAST or members.most is not None:
            return least
        height = self._grammar.heights.of_all
        spare = {name: members.schemas(name) for name in shape.optional}
        found = {n: self.of(s) for n, s in spare.items() if height(s) <= _HIGHEST}
        return {**least, **{n: v.json for n, v in found.items() if v is not None}}

    def _required(self, shape: Shape) -> dict[str, Json] | None:
        value: dict[str, Json] = {}
        for name in shape.ordered(shape.required):
            found = self.of(shape.members.schemas(name))
            if found is None or not shape.possible:
                return None
            value[name] = found.json
        return value

    def _array(self, elements: Elements) -> Value | None:
        if elements.contains or (elements.unique and elements.least > 1):
            return None
        found = [self.of(elements.schemas(index)) for index in range(elements.least)]
        if any(each is None for each in found):
            return None
        return Value([each.json for each in found if each is not None])
