"""Which classes have to exist twice: as clients send them, and as servers answer.

Only those in which a required member is `readOnly` or `writeOnly`, and what mentions
them, differ. The plain name is that of the response, unless no response has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from specwright.ir.api import Api
from specwright.ir.schemas import Schema
from specwright.schema.conjunction import is_read_only, is_write_only
from specwright.schema.direction import Direction

from .declaring import (
    Declared,
    mentioned,
    request_schemas,
    response_schemas,
)
from .graph import reach
from .operation_names import every_operation
from .shapes import Declaration, Member, RecordDeclaration


@dataclass(frozen=True, slots=True)
class Views:
    """The directions in which each declaration that differs is needed, by key."""

    needed: dict[str, tuple[Direction, ...]]

    def of(self, key: str) -> tuple[Direction | None, ...]:
        """Return the views of a declaration; None is the one for both directions."""
        return self.needed.get(key, (None,))

    def view(self, key: str, direction: Direction) -> Direction | None:
        """Return the view that stands for a direction."""
        needed = self.needed.get(key)
        if needed is None:
            return None
        return direction if direction in needed else needed[0]


def is_required(api: Api, member: Member, direction: Direction | None) -> bool:
    """Return whether a member must be there when it travels one way."""
    if direction is Direction.REQUEST:
        return member.required and not is_read_only(api, member.schema)
    if direction is Direction.RESPONSE:
        return member.required and not is_write_only(api, member.schema)
    return member.required


def plan_views(api: Api, declared: Declared) -> Views:
    """Return which declarations differ by direction, and where each is needed."""
    declarations = declared.declarations
    users: dict[str, list[str]] = {}
    for key, mentions in declared.used.items():
        for used in mentions:
            users.setdefault(used, []).append(key)
    differing = reach(
        (key for key, of in declarations.items() if _differs(api, of)),
        lambda key: users.get(key, ()),
    )
    if not differing:
        return Views({})
    sent, answered = _reached(api, declared)
    return Views(
        {
            key: _directions(key in sent, key in answered)
            for key in declarations
            if key in differing
        }
    )


def _directions(sent: bool, answered: bool) -> tuple[Direction, ...]:
    if sent and answered:
        return (Direction.RESPONSE, Direction.REQUEST)
    return (Direction.REQUEST,) if sent else (Direction.RESPONSE,)


def _differs(api: Api, declaration: Declaration) -> bool:
    return isinstance(declaration, RecordDeclaration) and any(
        is_read_only(api, member.schema) or is_write_only(api, member.schema)
        for member in declaration.members
        if member.required
    )


def _reached(api: Api, declared: Declared) -> tuple[set[str], set[str]]:
    sent: set[str] = set()
    answered: set[str] = set()
    for operation in every_operation(api):
        sent.update(_mentions(declared, request_schemas(operation)))
        for response in operation.responses:
            answered.update(_mentions(declared, response_schemas(response)))

    edges = declared.used.__getitem__
    return reach(sent, edges), reach(answered, edges)


def _mentions(declared: Declared, schemas: Iterable[Schema]) -> set[str]:
    return {
        key for schema in schemas for key in mentioned(declared.shaper.shape(schema))
    }
