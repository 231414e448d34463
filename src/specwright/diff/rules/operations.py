"""Rules about operations, their tags and what is said of them."""

from specwright.diff.rule import Area, Level, Rule


def _rule(slug: str, level: Level, message: str, hint: str) -> Rule:
    return Rule(id=slug, level=level, area=Area.OPERATION, message=message, hint=hint)


OPERATION_RULES = (
    _rule(
        "operation-removed",
        Level.BREAKING,
        "{operation} was removed",
        "deprecate it with a sunset date first, and remove it in a major version",
    ),
    _rule(
        "operation-removed-after-sunset",
        Level.COMPATIBLE,
        "{operation} was removed after its sunset on {date}",
        "nothing to do",
    ),
    _rule(
        "operation-removed-before-sunset",
        Level.BREAKING,
        "{operation} was removed before its sunset on {date}",
        "keep it until then",
    ),
    _rule(
        "operation-added",
        Level.COMPATIBLE,
        "{operation} was added",
        "nothing to do",
    ),
    _rule(
        "operation-moved",
        Level.BREAKING,
        "{operation} moved to {after}",
        "keep the old path beside the new one",
    ),
    _rule(
        "operation-deprecated",
        Level.COMPATIBLE,
        "{operation} is deprecated now",
        "say what to use instead, and until when it stays (`x-sunset`)",
    ),
    _rule(
        "operation-reinstated",
        Level.COMPATIBLE,
        "{operation} is no longer deprecated",
        "nothing to do",
    ),
    _rule(
        "sunset-date-moved-earlier",
        Level.BREAKING,
        "the sunset of {operation} moved from {before} to {after}",
        "keep the date that was announced",
    ),
    _rule(
        "sunset-date-moved-later",
        Level.COMPATIBLE,
        "the sunset of {operation} moved from {before} to {after}",
        "nothing to do",
    ),
    _rule(
        "sunset-date-added",
        Level.RISKY,
        "{operation} has a sunset now, on {after}",
        "tell the clients that use it",
    ),
    _rule(
        "sunset-date-removed",
        Level.COMPATIBLE,
        "{operation} has no sunset any more",
        "nothing to do",
    ),
    _rule(
        "operation-servers-changed",
        Level.RISKY,
        "{operation} is served at {after}, no longer at {before}",
        "keep answering at the old address",
    ),
    Rule(
        id="operation-extension-changed",
        # No contract: samples of code, say.
        area=Area.DOCUMENT,
        level=Level.COMPATIBLE,
        message="the extension {value} of operations changed",
        hint="nothing to do",
    ),
    _rule(
        "operation-id-changed",
        Level.RISKY,
        "the id of {operation} changed from {before} to {after}",
        "generated method names follow the id: keep it, or announce the new name",
    ),
    _rule(
        "operation-tag-added",
        Level.COMPATIBLE,
        "{operation} is tagged {value} now",
        "nothing to do",
    ),
    _rule(
        "operation-tag-removed",
        Level.COMPATIBLE,
        "{operation} is no longer tagged {value}",
        "nothing to do",
    ),
    _rule(
        "operation-group-changed",
        Level.RISKY,
        "{operation} moved from group {before} to {after}",
        "generated clients group methods by the first tag: keep it, or announce it",
    ),
)
