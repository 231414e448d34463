"""The results of operations that can succeed in more than one way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

BodyT = TypeVar("BodyT")


@dataclass(frozen=True)
class Variant(Generic[BodyT]):
    """One documented success of several, with what came with it.

    Subclasses name the status: an integer, a range such as `2XX`, or `default`. Where
    it is one of many, `status_code` is the one that came, or that is to be sent: else
    the first of them that nothing else stands for.
    """

    status: ClassVar[int | str]

    body: BodyT
    headers: Mapping[str, str] = field(
        default_factory=dict[str, str], kw_only=True, compare=False
    )
    status_code: int | None = field(
        default=None, kw_only=True, compare=False, repr=False
    )


@dataclass(frozen=True)
class EmptyVariant(Variant[None]):
    """One documented success of several that carries nothing."""

    body: None = None
