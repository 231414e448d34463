"""How deeply values nest."""

from specwright.ir.json import Json


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
