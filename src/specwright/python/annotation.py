"""A stretch of Python source together with the names it needs."""

from typing import NamedTuple

from specwright.schema.direction import Direction

from .imports import Import

__all__ = ["Annotation", "Direction"]


class Annotation(NamedTuple):
    """Python source, such as `list[Pet] | None`, and what it needs imported.

    A tuple, as are the other things of which a large API has a hundred thousand.
    """

    text: str
    imports: frozenset[Import] = frozenset()
