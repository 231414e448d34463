"""What the specification calls each assertion."""

from collections.abc import Mapping
from typing import Final

from specwright.ir.schemas import (
    Assertion,
    Conditional,
    DynamicReference,
    Never,
    Reference,
)

_OTHERS: Final[Mapping[type[object], str]] = {
    Conditional: "if",
    DynamicReference: "$dynamicRef",
    Never: "false",
    Reference: "$ref",
}


def keyword_of(assertion: Assertion) -> str:
    """Return the keyword that an assertion was read from."""
    kind = type(assertion)
    return _OTHERS.get(kind) or kind.__name__[0].lower() + kind.__name__[1:]
