"""The residual of a shape, as a call that a generated module makes."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.schemas import (
    AdditionalProperties,
    AllOf,
    Assertion,
    Items,
    PatternProperties,
    PrefixItems,
    Properties,
    Schema,
    UnevaluatedItems,
    UnevaluatedProperties,
)
from specwright.schema.direction import Direction
from specwright.schema.json_schema import as_json_schema

from .imports import Import
from .literals import literal
from .options import Options
from .shapes import Group

DEFINITIONS: Final = "models._definitions"
"""The module of the schemas that residuals refer to."""

_PLACE: Final = "/residual"
"""A pointer that is no place of any document."""

_RESIDUAL: Final = Import("_runtime.residual", "Residual", local=True)


@dataclass(slots=True)
class Residuals:
    """Writes residuals, and collects what they refer to.

    `definitions` maps the name of a constant to JSON Schemas by pointer: one constant
    for each direction that was asked for.
    """

    api: Api
    options: Options
    module: str
    directional: bool
    definitions: dict[str, dict[str, Json]] = field(
        default_factory=dict[str, dict[str, Json]]
    )

    def call(
        self, groups: Iterable[Group], direction: Direction
    ) -> tuple[str, tuple[Import, ...]]:
        """Return `Residual({...})` for some assertions, and its imports."""
        request = self.directional and direction is Direction.REQUEST
        constant = "REQUEST_DEFINITIONS" if request else "DEFINITIONS"
        known = self.definitions.get(constant, {})
        written = self._written(groups, direction, known)
        definitions = written.get("$defs")
        if "$id" in written or not isinstance(definitions, dict):
            return f"Residual({literal(written)})", (_RESIDUAL,)
        del written["$defs"]
        self.definitions.setdefault(constant, {}).update(definitions)
        imports = (_RESIDUAL, Import(self.module, constant, local=True))
        return f"Residual({literal(written)}, {constant})", imports

    def _written(
        self, groups: Iterable[Group], direction: Direction, known: Container[str]
    ) -> dict[str, Json]:
        stated = tuple(groups)
        assertions: tuple[Assertion, ...] = stated[0]
        if len(stated) > 1:
            each = (Schema(f"{_PLACE}/{n}", of) for n, of in enumerate(stated))
            assertions = (AllOf(tuple(each)),)
        if len(stated) > 1 and _independent(stated):
            assertions = tuple(a for group in stated for a in group)
        schema = Schema(_PLACE, assertions)
        written = as_json_schema(
            self.api, schema, direction if self.directional else None, known
        )
        del written["$schema"]
        return written


def _independent(groups: tuple[Group, ...]) -> bool:
    """Whether each group is one assertion that no other keyword has a say in."""
    kinds = [type(group[0]) for group in groups if len(group) == 1]
    alone = len(kinds) == len(groups) == len(set(kinds))
    return alone and not _ENTANGLED.intersection(kinds)


_ENTANGLED: Final = frozenset(
    {
        AdditionalProperties,
        Items,
        PatternProperties,
        PrefixItems,
        Properties,
        UnevaluatedItems,
        UnevaluatedProperties,
    }
)
