"""How deeply values nest, and how much it takes to say where they are."""

from typing import Final

from specwright.ir.json import Json

NAMED: Final = 200
"""So many characters of pointers count as much as a value. In the largest documents
that people write a pointer has half as many."""


def extent(value: Json) -> tuple[int, int]:
    """Return how many levels a value has, and how long all pointers into it are.

    Whoever reads a document holds the pointers of its parts, so that a long name costs
    as often as there are values below it.
    """
    levels = characters = 0
    waiting: list[tuple[Json, int, int]] = [(value, 1, 0)]
    while waiting:
        current, level, length = waiting.pop()
        members: list[tuple[Json, int, int]] = []
        if isinstance(current, dict):
            characters += len(current) * (length + 1) + sum(map(len, current))
            members = [
                (member, level + 1, length + 1 + len(name))
                for name, member in current.items()
                if type(member) is dict or type(member) is list
            ]
        elif isinstance(current, list):
            characters += len(current) * (length + 2)
            members = [
                (member, level + 1, length + 2)
                for member in current
                if type(member) is dict or type(member) is list
            ]
        else:
            break
        levels = max(levels, level)
        waiting += members
    return levels, characters


def deeper_than(value: Json, limit: int) -> bool:
    """Return whether a value nests lists and objects beyond a number of levels.

    Shared parts are looked at once a level, so that aliases cost nothing.
    """
    level = _containers([value])
    for _ in range(max(limit, 0)):
        level = _containers(level, inside=True)
        if not level:
            return False
    return bool(level)


def _containers(values: list[Json], *, inside: bool = False) -> list[Json]:
    found: dict[int, Json] = {}
    for value in values:
        if not inside:
            members = [value]
        elif isinstance(value, dict):
            members = list(value.values())
        else:
            members = value if isinstance(value, list) else []
        for member in members:
            if type(member) is dict or type(member) is list:
                found[id(member)] = member
    return list(found.values())
