"""A stretch of Python source together with the names it needs."""

from dataclasses import dataclass

from specwright.schema.direction import Direction

from .imports import Import

__all__ = ["Annotation", "Direction"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Python source, such as `list[Pet] | None`, and what it needs imported."""

    text: str
    imports: frozenset[Import] = frozenset()
