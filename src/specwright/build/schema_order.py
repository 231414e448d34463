"""The order in which schemas stand in the document."""

from collections.abc import Mapping

from specwright.ir.json import Json
from specwright.ir.schemas import Schema

from .pointers import step, tokens


def in_order(root: Json, schemas: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return schemas by pointer, in the order of the document."""
    positions: dict[int, dict[str, int]] = {}
    return dict(
        sorted(schemas.items(), key=lambda item: _place(root, item[0], positions))
    )


def _place(
    root: Json, pointer: str, positions: dict[int, dict[str, int]]
) -> tuple[int, ...]:
    place: list[int] = []
    value = root
    for token in tokens(pointer):
        if isinstance(value, dict):
            names = positions.get(id(value))
            if names is None:
                names = {str(name): index for index, name in enumerate(value)}
                positions[id(value)] = names
            place.append(names.get(token, len(names)))
        else:
            place.append(int(token) if token.isdecimal() else 0)
        found = step(value, token)
        value = None if found is None else found.json
    return tuple(place)
