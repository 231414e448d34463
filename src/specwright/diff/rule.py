"""A rule of the comparison: a kind of change, and whom it breaks."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """What a change does to those who rely on the old contract."""

    COMPATIBLE = 1
    RISKY = 2
    BREAKING = 3


class Area(StrEnum):
    """The part of the document that a rule looks at."""

    OPERATION = "operation"
    PARAMETER = "parameter"
    BODY = "body"
    RESPONSE = "response"
    HEADER = "header"
    EVENT = "event"
    SCHEMA = "schema"
    SECURITY = "security"
    SERVER = "server"
    DOCUMENT = "document"


class Direction(StrEnum):
    """Who sends what is compared.

    A request may only widen: whatever the old contract let a client send, the new one
    must accept. A response may only narrow: a client must be ready for all of it.
    """

    REQUEST = "request"
    RESPONSE = "response"

    @property
    def other(self) -> "Direction":
        """The opposite direction."""
        if self is Direction.REQUEST:
            return Direction.RESPONSE
        return Direction.REQUEST


class Effect(StrEnum):
    """What a change does to the set of valid values."""

    NARROWED = "narrowed"
    WIDENED = "widened"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One kind of change.

    `id` reads as a sentence. `message` and `hint`, which says what to do about it,
    are format strings over the names that the comparison hands in.
    """

    id: str
    level: Level
    area: Area
    message: str
    hint: str
    direction: Direction | None = None


def level_of(direction: Direction, effect: Effect) -> Level:
    """Return what an effect on the valid values means in one direction."""
    if effect is Effect.CHANGED:
        return Level.BREAKING
    widened = effect is Effect.WIDENED
    harmless = widened is (direction is Direction.REQUEST)
    return Level.COMPATIBLE if harmless else Level.BREAKING
