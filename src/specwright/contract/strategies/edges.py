"""Values at the edge of what a keyword allows."""

from typing import Final

from specwright.ir.json import Json
from specwright.ir.schemas import (
    Assertion,
    Const,
    Enum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Maximum,
    MaxLength,
    Minimum,
    MinLength,
    MultipleOf,
)

_LONGEST: Final = 5000


def edges(assertion: Assertion) -> list[Json]:
    """Return values that the keyword just allows; other keywords may refuse them."""
    match assertion:
        case Enum(values, _, _):
            return list(values)
        case Const(value):
            return [value]
        case Minimum(bound):
            return [bound, bound + 1, bound + 0.5]
        case Maximum(bound):
            return [bound, bound - 1, bound - 0.5]
        case ExclusiveMinimum(bound):
            return [bound + 1, bound + 0.5]
        case ExclusiveMaximum(bound):
            return [bound - 1, bound - 0.5]
        case MultipleOf(step):
            return [0, step, -step, step * 3]
        case MinLength(length) | MaxLength(length) if length <= _LONGEST:
            return [unit * length for unit in ("x", "7", "\u00e9", "\U0001f600")]
        case _:
            return []
