"""Changes to types, enumerations and constants."""

from specwright.diff.rule import Level

from .kind import CHANGED, NARROWED, WIDENED, Kind, asserted

VALUES = (
    Kind(
        "type-widened",
        WIDENED,
        "{subject} may now also be {names}",
    ),
    Kind(
        "type-narrowed",
        NARROWED,
        "{subject} may no longer be {names}",
    ),
    Kind(
        "type-changed",
        CHANGED,
        "the type of {subject} changed from {before} to {after}",
    ),
    Kind("null-allowed", WIDENED, "{subject} may now be null"),
    Kind("null-refused", NARROWED, "{subject} may no longer be null"),
    Kind("enum-added", NARROWED, "{subject} is now limited to {after}"),
    Kind("enum-removed", WIDENED, "{subject} is no longer limited to {before}"),
    Kind(
        "enum-value-added",
        WIDENED,
        "{value} was added to the values of {subject}",
        # Generated clients keep an unknown member of an enum instead of failing.
        response=Level.RISKY,
    ),
    Kind(
        "enum-value-removed",
        NARROWED,
        "{value} was removed from the values of {subject}",
    ),
    *asserted("const", "the constant"),
    Kind("schema-became-impossible", NARROWED, "nothing is valid for {subject} now"),
    Kind("schema-became-possible", WIDENED, "{subject} no longer refuses everything"),
)
