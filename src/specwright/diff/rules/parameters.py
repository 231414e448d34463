"""Rules about parameters."""

from specwright.diff.rule import Area, Direction, Level, Rule


def _rule(slug: str, level: Level, message: str, hint: str) -> Rule:
    return Rule(
        id=slug,
        level=level,
        area=Area.PARAMETER,
        direction=Direction.REQUEST,
        message=message,
        hint=hint,
    )


_KEEP = "keep understanding requests as they are written today"

PARAMETER_RULES = (
    _rule(
        "required-parameter-added",
        Level.BREAKING,
        "the required {subject} was added",
        "make it optional, with a default that behaves as before",
    ),
    _rule(
        "optional-parameter-added",
        Level.COMPATIBLE,
        "the optional {subject} was added",
        "nothing to do",
    ),
    _rule(
        "parameter-removed",
        Level.RISKY,
        "the {subject} was removed",
        "servers ignore it from now on: deprecate it first",
    ),
    _rule(
        "path-parameter-removed",
        Level.BREAKING,
        "the {subject} was removed",
        "keep the old path beside the new one",
    ),
    _rule(
        "parameter-became-required",
        Level.BREAKING,
        "the {subject} became required",
        "keep it optional, with a default that behaves as before",
    ),
    _rule(
        "parameter-became-optional",
        Level.COMPATIBLE,
        "the {subject} became optional",
        "nothing to do",
    ),
    _rule(
        "parameter-moved",
        Level.BREAKING,
        "the parameter {before} moved to the {after}",
        "accept it in both places",
    ),
    _rule(
        "parameter-style-changed",
        Level.BREAKING,
        "the style of the {subject} changed from {before} to {after}",
        _KEEP,
    ),
    _rule(
        "parameter-explode-changed",
        Level.BREAKING,
        "explode of the {subject} changed from {before} to {after}",
        _KEEP,
    ),
    _rule(
        "parameter-reserved-characters-allowed",
        Level.COMPATIBLE,
        "the {subject} may now hold reserved characters as they are",
        "nothing to do",
    ),
    _rule(
        "parameter-reserved-characters-refused",
        Level.BREAKING,
        "the {subject} may no longer hold reserved characters as they are",
        _KEEP,
    ),
    _rule(
        "parameter-empty-value-allowed",
        Level.COMPATIBLE,
        "the {subject} may now be empty",
        "nothing to do",
    ),
    _rule(
        "parameter-empty-value-refused",
        Level.RISKY,
        "the {subject} may no longer be empty",
        _KEEP,
    ),
    _rule(
        "parameter-takes-any-text",
        Level.COMPATIBLE,
        "the {subject} may now be any text",
        "generated clients take a string for it: announce it to those who upgrade",
    ),
    _rule(
        "parameter-serialization-changed",
        Level.BREAKING,
        "the {subject} is written as {after}, no longer as {before}",
        _KEEP,
    ),
    _rule(
        "parameter-deprecated",
        Level.COMPATIBLE,
        "the {subject} is deprecated now",
        "say what to use instead",
    ),
    _rule(
        "parameter-reinstated",
        Level.COMPATIBLE,
        "the {subject} is no longer deprecated",
        "nothing to do",
    ),
    _rule(
        "path-parameter-renamed",
        Level.COMPATIBLE,
        "the path parameter {before} is called {after} now",
        "generated argument names follow it; nothing changes on the wire",
    ),
)
