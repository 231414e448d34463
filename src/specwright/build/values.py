"""Values that are kept as they stand: defaults, examples, constants, extensions."""

from typing import Final

from specwright.ir.json import Json

DEEPEST: Final = 64
"""How many levels a kept value, or a schema inside schemas, may have."""


def too_deep(value: Json, depth: int = DEEPEST) -> bool:
    """Return whether a value is nested deeper than anyone can follow."""
    if not isinstance(value, dict | list):
        return False
    if depth == 0:
        return True
    members = value.values() if isinstance(value, dict) else value
    return any(
        too_deep(member, depth - 1)
        for member in members
        if isinstance(member, dict | list)
    )
