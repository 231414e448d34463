"""A stretch of Python source together with the names it needs."""

from dataclasses import dataclass
from enum import Enum

from .imports import Import


class Direction(Enum):
    """Which way a value travels: a request is what clients send."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Annotation:
    """Python source, such as `list[Pet] | None`, and what it needs imported."""

    text: str
    imports: frozenset[Import] = frozenset()
