"""What can be said of a conjunction before anything is drawn, said once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hypothesis import strategies as st

from specwright.ir.json import JsonType, Value
from specwright.ir.schemas import ContentSchema, Schema

from .elements import Elements, elements_of
from .kinds import spoken_of, types_of
from .members import Members, hidden, members_of
from .numbers import integers, numbers, range_of, sample_number
from .strings import sample_string, strings


@dataclass(frozen=True, eq=False)
class Shape:
    """Schemas whose choices have been made.

    `read_only` tells which members stay home: those, or the ones that are write only.
    """

    parts: tuple[Schema, ...]
    targets: Mapping[str, Schema]
    typed_formats: frozenset[str]
    read_only: bool
    implied_types: bool
    _homes: dict[str, bool] = field(default_factory=dict[str, bool])

    @cached_property
    def types(self) -> tuple[JsonType, ...]:
        """The types that are left."""
        return types_of(self.parts, implied=self.implied_types)

    @cached_property
    def spoken(self) -> tuple[JsonType, ...]:
        """Those of the types that keywords are about."""
        spoken = spoken_of(self.parts)
        return tuple(kind for kind in self.types if kind in spoken)

    @cached_property
    def members(self) -> Members:
        """What is said of objects."""
        return members_of(self.parts)

    @cached_property
    def elements(self) -> Elements:
        """What is said of arrays."""
        return elements_of(self.parts)

    @cached_property
    def integers(self) -> st.SearchStrategy[int | float] | None:
        """The integers that are left."""
        return integers(range_of(self.parts))

    @cached_property
    def numbers(self) -> st.SearchStrategy[int | float] | None:
        """The numbers that are left."""
        return numbers(range_of(self.parts))

    @cached_property
    def strings(self) -> st.SearchStrategy[str] | None:
        """The strings that are left."""
        return strings(self.parts, typed_formats=self.typed_formats)

    @cached_property
    def contents(self) -> tuple[Schema, ...]:
        """The schemas of what strings hold as JSON."""
        if not self.typed_formats:
            return ()
        every = (each for part in self.parts for each in part.assertions)
        return tuple(of.schema for of in every if isinstance(of, ContentSchema))

    @cached_property
    def possible(self) -> bool:
        """Whether every required member may be there."""
        return all(self.members.allows(name) for name in self.members.required)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The members that are always there."""
        return tuple(n for n in self.members.required if not self.stays_home(n))

    @cached_property
    def optional(self) -> tuple[str, ...]:
        """The declared members that may be there, in the order of the document."""
        return tuple(
            name
            for name in self.members.declared
            if name not in self.members.required
            and self.members.allows(name)
            and not self.stays_home(name)
        )

    @cached_property
    def leading(self) -> Mapping[str, tuple[str, ...]]:
        """The declared members that a schema describes, by its pointer."""
        found: dict[str, list[str]] = {}
        for name in self.members.declared:
            if not self.stays_home(name):
                for schema in self.members.schemas(name):
                    found.setdefault(schema.pointer, []).append(name)
        return {pointer: tuple(dict.fromkeys(n)) for pointer, n in found.items()}

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Return names in the order of the document, then those that it lacks."""
        chosen = set(names)
        order = dict.fromkeys([*self.members.declared, *self.members.required])
        kept = [name for name in order if name in chosen]
        return kept + sorted(chosen - order.keys())

    def sample(self, kind: JsonType) -> Value | None:
        """Return one scalar of a type; None where it takes luck to find one."""
        match kind:
            case JsonType.INTEGER | JsonType.NUMBER:
                return sample_number(range_of(self.parts))
            case JsonType.STRING:
                return sample_string(self.parts, typed_formats=self.typed_formats)
            case JsonType.BOOLEAN:
                return Value(json=False)
            case JsonType.NULL:
                return Value(None)
            case JsonType.ARRAY | JsonType.OBJECT:
                return None

    def stays_home(self, name: str) -> bool:
        """Return whether a member does not travel this way."""
        if name not in self._homes:
            self._homes[name] = hidden(
                self.members.schemas(name), self.targets, read_only=self.read_only
            )
        return self._homes[name]
