"""What authors write for people to read, and where."""

from typing import Any, Self


class Words(str):
    """A text that nothing but the prose of a package is made of.

    Equal to any other string with the same characters. `pointer` is the place of the
    composed document that holds it; what is cut out of it or put together with it is an
    ordinary string, which has no place.
    """

    __slots__ = ("pointer",)

    pointer: str

    def __new__(cls, text: str, pointer: str) -> Self:
        """Return the text as it stands at a place."""
        made = super().__new__(cls, text)
        made.pointer = pointer
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how a copy is made."""
        return Words, (str.__str__(self), self.pointer)
