"""One thing to check: what to draw, and what must hold of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Literal

from hypothesis.strategies import SearchStrategy

Kind = Literal["valid", "invalid"]


class Nothing(Enum):
    """What a strategy draws where it has looked at all there is and found nothing.

    To reject instead would be to look again, several hundred times.
    """

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING


@dataclass(frozen=True, slots=True)
class Reach:
    """A constraint that a check gets to, from the side of what it allows or not.

    `place` is a pointer with a keyword, a parameter, a status or a media type.
    """

    place: str
    sort: str
    kind: Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A property of one case.

    `test` gets what `strategy` draws, unless that is `NOTHING`, and raises
    `DisagreementError`. `pointer` is the place of the specification that says so.
    `weight` scales the number of examples. `obstacle` says why nothing can be drawn,
    where nothing can; with `one_sided` it is certain that there is nothing to draw.
    `about` is what is said of the case where a line of the specification says the rest.
    """

    aspect: str
    operation: str
    case: str
    pointer: str
    strategy: SearchStrategy[Any]
    test: Callable[[Any], None]
    reaches: tuple[Reach, ...] = ()
    weight: float = 1.0
    obstacle: str = "no such value can be drawn"
    one_sided: bool = False
    about: str | None = None

    @property
    def name(self) -> str:
        """What people and test runners call it."""
        return "-".join(p for p in (self.aspect, self.operation, self.case) if p)
