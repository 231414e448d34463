"""The strategies: what to draw for a schema."""

from collections.abc import Mapping
from typing import Final

from hypothesis import assume, reject
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from specwright.contract.direction import Direction
from specwright.contract.opaque import Opaque
from specwright.contract.oracle import Oracle
from specwright.contract.oracle.vocabulary import TYPED_FORMATS
from specwright.ir.json import Json
from specwright.ir.schemas import Reference, Schema

from .breaking import breaking, edging
from .conjunction import Choice
from .drawing import Draw, Drawing, Grammar, Route
from .fillers import Around
from .holes import filled
from .sites import Site, sites_of

_FUEL = 60
_TRIES = 4
_DRAWN = (Around.DRAWN,) * _TRIES
_FILLED = (Around.LEAST, Around.MOST)
_MANY = 150
"""From so many keywords on, what is around one of them stays the same."""

_NOTHING: Final[st.SearchStrategy[Json]] = st.nothing()
_FUELS = st.sampled_from((_FUEL, _FUEL // 4, 1))


class Values:
    """Draw values for the schemas of one API that travel in one direction.

    Every value is judged by the oracle before it is handed out.
    """

    def __init__(
        self,
        targets: Mapping[str, Schema],
        oracle: Oracle,
        direction: Direction,
        *,
        typed_formats: bool = True,
        implied_types: bool = False,
    ) -> None:
        self._oracle = oracle
        self._direction = direction
        self._known: dict[str, bool] = {}
        self._sites: dict[str, tuple[Site, ...]] = {}
        self._grammar = Grammar(
            targets,
            direction,
            self._judge,
            typed_formats=TYPED_FORMATS if typed_formats else frozenset(),
            implied_types=implied_types,
        )

    def valid(self, schema: Schema) -> st.SearchStrategy[Json]:
        """Return values that are valid for a schema."""
        return _valid(Opaque((self, schema, None)))

    def reaching(self, schema: Schema, site: Site) -> st.SearchStrategy[Json]:
        """Return valid values in which the keyword of a site has something to say."""
        return _valid(Opaque((self, schema, site.route)))

    def sites(self, schema: Schema) -> tuple[Site, ...]:
        """Return every keyword that a value of a schema can meet, the nearest first."""
        match schema.assertions:
            case (Reference(target),) if target in self._grammar.targets:
                schema = self._grammar.targets[target]
            case _:
                pass
        if schema.pointer not in self._sites:
            self._sites[schema.pointer] = sites_of(schema, self._grammar)
        return self._sites[schema.pointer]

    def broken(self, schema: Schema, site: Site) -> st.SearchStrategy[Json]:
        """Return values that the oracle refuses because of the keyword of a site."""
        return _broken(Opaque((self, schema, site)))

    def broken_somewhere(self, schema: Schema) -> st.SearchStrategy[Json]:
        """Return values that the oracle refuses, because of one keyword or another."""
        sites = self.sites(schema)
        return _broken_somewhere(Opaque((self, schema, sites))) if sites else _NOTHING

    def draw_valid(self, draw: Draw, schema: Schema, route: Route) -> Json:
        """Draw one valid value, by way of a route."""
        fuel = draw(_FUELS)
        value = Drawing(draw, self._grammar, fuel=fuel).value((schema,), route)
        assume(self._judge(schema.pointer, value) is not False)
        return value

    def draw_broken(self, draw: Draw, schema: Schema, site: Site) -> Json:
        """Draw one value that breaks the keyword of a site."""
        many = len(self.sites(schema)) > _MANY
        for around in (Around.LEAST, Around.DRAWN) if many else _DRAWN:
            drawing = self._drawing(draw, site, around=around)
            value = drawing.value((schema,), site.route)
            if not self._oracle.accepts(schema.pointer, value, self._direction):
                return value
        return reject()

    def every_broken(self, schema: Schema, site: Site) -> st.SearchStrategy[list[Json]]:
        """Return values that differ in how the keyword of a site is broken."""
        return _every(Opaque((self, schema, site, False)))

    def any_broken(self, schema: Schema, site: Site) -> st.SearchStrategy[list[Json]]:
        """Return the same, and no value at all where none is found."""
        return _any(Opaque((self, schema, site)))

    def every_edge(self, schema: Schema, site: Site) -> st.SearchStrategy[list[Json]]:
        """Return valid values around the edge of what the keyword of a site allows."""
        return _every(Opaque((self, schema, site, True)))

    def draw_every(
        self, draw: Draw, schema: Schema, site: Site, *, valid: bool
    ) -> list[Json]:
        """Draw one value with a hole at the site, and fill it in every way."""
        many = len(self.sites(schema)) > _MANY
        for around in _FILLED if many else _DRAWN:
            options: list[Json] = []
            drawing = self._drawing(draw, site, options, valid=valid, around=around)
            value = drawing.value((schema,), site.route)
            found = filled(value, options) if options else [value]
            kept = [
                each
                for each in found
                if self._oracle.accepts(schema.pointer, each, self._direction) == valid
            ]
            if kept:
                return kept
        return reject()

    def _drawing(
        self,
        draw: Draw,
        site: Site,
        options: list[Json] | None = None,
        *,
        valid: bool = False,
        around: Around = Around.DRAWN,
    ) -> Drawing:
        return Drawing(
            draw,
            self._grammar,
            fuel=_FUEL if around is Around.DRAWN else 1,
            around=around,
            breaking=edging(site) if valid else breaking(site),
            chosen=lambda choice: not valid and _same(choice, site),
            options=options,
        )

    def _judge(self, pointer: str, value: Json) -> bool | None:
        if pointer not in self._known:
            self._known[pointer] = self._oracle.knows(pointer)
        if not self._known[pointer]:
            return None
        return self._oracle.accepts(pointer, value, self._direction)


# Decorated once: `composite` reads the source of what it decorates, which is slow.
@st.composite
def _valid(draw: Draw, what: Opaque[tuple[Values, Schema, Route]]) -> Json:
    values, schema, route = what.value
    return values.draw_valid(draw, schema, route)


@st.composite
def _broken(draw: Draw, what: Opaque[tuple[Values, Schema, Site]]) -> Json:
    values, schema, site = what.value
    return values.draw_broken(draw, schema, site)


@st.composite
def _broken_somewhere(
    draw: Draw, what: Opaque[tuple[Values, Schema, tuple[Site, ...]]]
) -> Json:
    values, schema, sites = what.value
    site = sites[draw(st.integers(0, len(sites) - 1))]
    return values.draw_broken(draw, schema, site)


@st.composite
def _every(draw: Draw, what: Opaque[tuple[Values, Schema, Site, bool]]) -> list[Json]:
    values, schema, site, valid = what.value
    return values.draw_every(draw, schema, site, valid=valid)


@st.composite
def _any(draw: Draw, what: Opaque[tuple[Values, Schema, Site]]) -> list[Json]:
    values, schema, site = what.value
    try:
        return values.draw_every(draw, schema, site, valid=False)
    except UnsatisfiedAssumption:
        return []


def _same(choice: Choice, site: Site) -> bool:
    return choice.pointer == site.pointer and choice.keyword is type(site.assertion)
