"""One value being drawn: the interpreter of conjunctions."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from specwright.contract.direction import Direction
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Assertion, Required, Schema
from specwright.schema.inheritance import heirs

from .arrays import draw_array
from .conjunction import Choice, Conjunction, Schemas, expanded
from .embedded import json_text
from .few import one_of_few
from .fillers import Around, Fillers
from .heights import Heights
from .listed import listed
from .objects import draw_object
from .shape import Shape

Drawn = TypeVar("Drawn")

Judge = Callable[[str, Json], bool | None]
"""Says of a schema's pointer and a value whether it is valid; None: not known."""

Route = tuple[str, ...] | None
"""The schemas that still have to be entered; None where the way does not lead."""

_TRIES = 4


class Draw(Protocol):
    """What hypothesis hands to a composite strategy."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], /) -> Drawn:
        """Draw one value."""
        ...


class Break(Protocol):
    """Draws a value that breaks one keyword where the route ends."""

    def __call__(self, drawing: "Drawing", parts: Schemas, /) -> Json:
        """Return the broken value."""
        ...


class Grammar:
    """What stays the same from one drawn value to the next."""

    def __init__(
        self,
        targets: Mapping[str, Schema],
        direction: Direction,
        judge: Judge,
        *,
        typed_formats: frozenset[str],
        implied_types: bool = False,
    ) -> None:
        self.targets = targets
        self.direction = direction
        self.judge = judge
        self.typed_formats = typed_formats
        self.implied_types = implied_types
        self.heights = Heights(targets)
        self.fillers = Fillers(self)
        self._heirs = heirs(targets)
        self._expanded: dict[tuple[int, ...], tuple[Schemas, Conjunction]] = {}
        self._shapes: dict[tuple[int, ...], Shape] = {}
        self._listed: dict[tuple[int, ...], list[Json] | None] = {}
        self._asking: dict[str, Schema] = {}
        self._without: dict[tuple[int, int], tuple[Schema, Assertion, Schema]] = {}

    def asking(self, name: str) -> Schema:
        """Return what asks for a member, each time the same: it is remembered by id."""
        if name not in self._asking:
            self._asking[name] = Schema("", (Required((name,)),))
        return self._asking[name]

    def without(self, part: Schema, assertion: Assertion) -> Schema:
        """Return a schema less one assertion, each time the same likewise."""
        key = (id(part), id(assertion))
        if key not in self._without:
            kept = tuple(each for each in part.assertions if each is not assertion)
            self._without[key] = (part, assertion, Schema("", kept))
        return self._without[key][2]

    def expanded(self, schemas: Schemas) -> Conjunction:
        """Return the schemas taken apart, remembered by identity."""
        key = tuple(map(id, schemas))
        if key not in self._expanded:
            # The schemas stay referenced, so that no id is ever used twice.
            self._expanded[key] = (
                schemas,
                expanded(schemas, self.targets, self._heirs),
            )
        return self._expanded[key][1]

    def shape(self, parts: Schemas) -> Shape:
        """Return what is known of schemas without choices, remembered likewise."""
        key = tuple(map(id, parts))
        if key not in self._shapes:
            self._shapes[key] = Shape(
                parts,
                self.targets,
                self.typed_formats,
                self.direction is Direction.REQUEST,
                self.implied_types,
            )
        return self._shapes[key]

    def listed(self, shape: Shape) -> list[Json] | None:
        """Return the values that enumerations leave; None where there is none."""
        key = tuple(map(id, shape.parts))
        if key not in self._listed:
            self._listed[key] = listed(shape, self.judge)
        return self._listed[key]


class Drawing:
    """Draw one value; `fuel` runs out so that recursion ends.

    With `options` a keyword is broken in every way at once: they are listed there, and
    the value has a hole for them. `around` says where what is off the route comes from.
    """

    def __init__(
        self,
        draw: Draw,
        grammar: Grammar,
        *,
        fuel: int,
        breaking: Break | None = None,
        chosen: Callable[[Choice], bool] | None = None,
        options: list[Json] | None = None,
        around: Around = Around.DRAWN,
    ) -> None:
        self.draw = draw
        self.grammar = grammar
        self.fuel = fuel
        self._breaking = breaking
        self._chosen = chosen
        self.options = options
        self.around = around

    def value(self, schemas: Schemas, route: Route = None) -> Json:
        """Draw a value that satisfies every schema, by way of the route."""
        self.fuel -= 1
        fills = route is None and self.around is not Around.DRAWN
        filler = self.grammar.fillers.of(schemas) if fills else None
        if filler is not None:
            return filler.json
        conjunction = self.grammar.expanded(schemas)
        if route is not None and self._breaking is not None:
            return self._value(schemas, conjunction, route)
        if conjunction.exact:
            return self._value(schemas, conjunction, route)
        for _ in range(_TRIES):
            value = self._value(schemas, conjunction, route)
            if self._accepted(schemas, value):
                return value
        return reject()

    def plain(self, parts: Schemas) -> Json:
        """Draw a value from schemas whose choices have been made."""
        fills = self.around is not Around.DRAWN
        filler = self.grammar.fillers.plain(parts) if fills else None
        return self._typed(parts, None) if filler is None else filler.json

    def _accepted(self, schemas: Schemas, value: Json) -> bool:
        judge = self.grammar.judge
        return all(
            judge(schema.pointer, value) is not False
            for schema in schemas
            if schema.pointer
        )

    def _value(self, schemas: Schemas, conjunction: Conjunction, route: Route) -> Json:
        made: list[tuple[str, type]] = []
        while True:
            open_choices = [
                choice
                for choice in conjunction.choices
                if (choice.pointer, choice.keyword) not in made
            ]
            if not open_choices:
                break
            choice = open_choices[0]
            made.append((choice.pointer, choice.keyword))
            if route == () and self._chosen is not None and self._chosen(choice):
                continue
            alternative, route = self._alternative(choice, route)
            schemas = (*schemas, *alternative)
            conjunction = self.grammar.expanded(schemas)
        if route == () and self._breaking is not None:
            breaking, self._breaking = self._breaking, None
            return breaking(self, conjunction.parts)
        return self._typed(conjunction.parts, route)

    def _alternative(self, choice: Choice, route: Route) -> tuple[Schemas, Route]:
        if route:
            for alternative in choice.alternatives:
                if any(schema.pointer == route[0] for schema in alternative):
                    return alternative, route[1:]
        heights = [self.grammar.heights.of_all(a) for a in choice.alternatives]
        limit = (
            min(heights) if self.fuel <= 0 else max(0, self.fuel // 4) + min(heights)
        )
        fit = [
            a for a, h in zip(choice.alternatives, heights, strict=True) if h <= limit
        ]
        return self.draw(st.sampled_from(fit or list(choice.alternatives))), route

    def _typed(self, parts: Schemas, route: Route) -> Json:
        shape = self.grammar.shape(parts)
        listed = self.grammar.listed(shape)
        if listed is not None:
            return self.draw(st.sampled_from(listed)) if listed else reject()
        if not shape.types:
            return reject()
        match self._kind(shape, route):
            case JsonType.NULL:
                return None
            case JsonType.BOOLEAN:
                return self.draw(st.booleans())
            case JsonType.INTEGER:
                return self._drawn(shape.integers)
            case JsonType.NUMBER:
                return self._drawn(shape.numbers)
            case JsonType.STRING if shape.contents:
                content = self.value(shape.contents)
                return json_text(content, lines=self.draw(st.booleans()))
            case JsonType.STRING:
                return self._drawn(shape.strings)
            case JsonType.ARRAY:
                return draw_array(self, shape, route)
            case JsonType.OBJECT:
                return draw_object(self, shape, route)

    def _drawn(self, strategy: st.SearchStrategy[Drawn] | None) -> Drawn:
        return reject() if strategy is None else self.draw(strategy)

    def _kind(self, shape: Shape, route: Route) -> JsonType:
        types, spoken = shape.types, shape.spoken
        if len(types) == 1:
            return types[0]
        if route is not None and spoken:
            return spoken[0] if len(spoken) == 1 else self.draw(one_of_few(spoken))
        if self.fuel <= 0 and not spoken:
            light = [t for t in types if t not in {JsonType.ARRAY, JsonType.OBJECT}]
            types = tuple(light) or types
        return self.draw(one_of_few((*spoken, *spoken, *types)))
