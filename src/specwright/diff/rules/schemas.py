"""Rules about schemas: each kind of change, mirrored into both directions."""

from specwright.diff.rule import Area, Direction, Level, Rule, level_of

from .annotations import ANNOTATIONS
from .arrays import ARRAYS
from .kind import Kind
from .numbers_and_strings import NUMBERS_AND_STRINGS
from .objects import OBJECTS
from .unions import UNIONS
from .values import VALUES

_HINTS = {
    (Direction.REQUEST, Level.BREAKING): (
        "keep accepting what clients send today, or announce a new major version"
    ),
    (Direction.RESPONSE, Level.BREAKING): (
        "keep answering within the old contract, or announce a new major version"
    ),
    (Direction.REQUEST, Level.RISKY): "tell the clients that rely on it",
    (Direction.RESPONSE, Level.RISKY): "tell the clients that rely on it",
    (Direction.REQUEST, Level.COMPATIBLE): "nothing to do",
    (Direction.RESPONSE, Level.COMPATIBLE): "nothing to do",
}


KINDS = (*VALUES, *NUMBERS_AND_STRINGS, *ARRAYS, *OBJECTS, *UNIONS, *ANNOTATIONS)


def _rule(kind: Kind, direction: Direction) -> Rule:
    given = kind.request if direction is Direction.REQUEST else kind.response
    level = given or level_of(direction, kind.effect)
    return Rule(
        id=f"{direction}-{kind.slug}",
        level=level,
        area=Area.SCHEMA,
        direction=direction,
        message=kind.message,
        hint=_HINTS[direction, level],
    )


SCHEMA_RULES = tuple(
    _rule(kind, direction)
    for kind in KINDS
    for direction in Direction
    if kind.only in (None, direction)
)
