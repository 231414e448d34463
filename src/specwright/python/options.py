"""What a user may choose about the Python that is written."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Formats: TypeAlias = Literal["typed", "annotation"]
Untyped: TypeAlias = Literal["implied", "exact"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """Choices for one generated package.

    `package` is its import name. `formats` says whether `date-time` and its like become
    Python types (`typed`) or stay plain strings (`annotation`). `untyped` says what a
    schema with object keywords and without `type` is: an object, as its author means
    (`implied`), or anything that is not an object too, as JSON Schema has it (`exact`).
    Up to `small` model declarations share one module.
    """

    package: str
    formats: Formats = "typed"
    untyped: Untyped = "implied"
    small: int = 40
