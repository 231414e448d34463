"""What can be said of a conjunction before anything is drawn, said once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hypothesis import strategies as st

from specwright.ir.json import JsonType
from specwright.ir.schemas import Schema

from .elements import Elements, elements_of
from .kinds import spoken_of, types_of
from .members import Members, hidden, members_of
from .numbers import integers, numbers, range_of
from .strings import strings


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

    def stays_home(self, name: str) -> bool:
        """Return whether a member does not travel this way."""
        if name not in self._homes:
            self._homes[name] = hidden(
                self.members.schemas(name), self.targets, read_only=self.read_only
            )
        return self._homes[name]
