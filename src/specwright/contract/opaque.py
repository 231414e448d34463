"""Arguments of strategies that hypothesis does not have to print.

It names a strategy by its arguments before it draws from it, and a schema takes longer
to print than to draw from.
"""

from typing import Generic, TypeVar

Held = TypeVar("Held")


class Opaque(Generic[Held]):
    """Holds a value and prints as three dots."""

    __slots__ = ("value",)

    def __init__(self, value: Held) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "..."
