"""Requests and responses: where `readOnly` and `writeOnly` make them differ."""

from collections.abc import Mapping
from enum import StrEnum

from specwright.ir.api import Api
from specwright.ir.schemas import Properties, Schema

from .conjunction import is_read_only, is_write_only
from .subschemas import inside, targets


class Direction(StrEnum):
    """Which way a value travels."""

    REQUEST = "request"
    RESPONSE = "response"


def left_out(api: Api, schema: Schema, direction: Direction) -> bool:
    """Return whether a member with this schema stays out of a message."""
    if direction is Direction.REQUEST:
        return is_read_only(api, schema)
    return is_write_only(api, schema)


def directional(api: Api) -> frozenset[str]:
    """Return the pointers of the schemas that differ between request and response.

    A schema differs where a member inside it, or inside anything it refers to, is
    `readOnly` or `writeOnly`.
    """
    users: dict[str, list[str]] = {}
    found: set[str] = set()
    for pointer, schema in api.schemas.items():
        if _differs(api, schema):
            found.add(pointer)
        for target in targets(schema):
            users.setdefault(target, []).append(pointer)
    return frozenset(_spread(found, users))


def depends_on_direction(
    api: Api, schema: Schema, known: frozenset[str] | None = None
) -> bool:
    """Return whether a schema differs between request and response.

    `known` is what `directional` returns, computed where it is not given.
    """
    differing = directional(api) if known is None else known
    return _differs(api, schema) or not differing.isdisjoint(targets(schema))


def _differs(api: Api, schema: Schema) -> bool:
    return any(
        is_read_only(api, member) or is_write_only(api, member)
        for each in inside(schema)
        for assertion in each.assertions
        if isinstance(assertion, Properties)
        for _, member in assertion.members
    )


def _spread(found: set[str], users: Mapping[str, list[str]]) -> set[str]:
    waiting = list(found)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                waiting.append(user)
    return found
