"""Changes to numbers and strings."""

from specwright.diff.rule import Level

from .kind import CHANGED, NARROWED, WIDENED, Kind, asserted, bounds

NUMBERS_AND_STRINGS = (
    *bounds("minimum", "the minimum", upper=False),
    *bounds("exclusive-minimum", "the exclusive minimum", upper=False),
    *bounds("maximum", "the maximum", upper=True),
    *bounds("exclusive-maximum", "the exclusive maximum", upper=True),
    *asserted("multiple-of", "the factor"),
    Kind(
        "multiple-of-widened",
        WIDENED,
        "the factor of {subject} was {before} and is {after}, which divides it",
    ),
    Kind(
        "multiple-of-narrowed",
        NARROWED,
        "the factor of {subject} was {before} and is {after}, a multiple of it",
    ),
    *bounds("min-length", "the least length", upper=False),
    *bounds("max-length", "the greatest length", upper=True),
    *asserted("pattern", "the pattern"),
    *asserted("format", "the format"),
    Kind(
        "format-widened",
        WIDENED,
        "the format of {subject} grew from {before} to {after}",
    ),
    Kind(
        "format-narrowed",
        NARROWED,
        "the format of {subject} shrank from {before} to {after}",
    ),
    Kind(
        "format-hint-added",
        NARROWED,
        "{subject} is marked as {after} now, a format that no standard checks",
        request=Level.RISKY,
    ),
    Kind(
        "format-hint-removed",
        WIDENED,
        "{subject} is no longer marked as {before}, a format that no standard checks",
        response=Level.RISKY,
    ),
    Kind(
        "format-hint-changed",
        CHANGED,
        "{subject} is marked as {after}, no longer as {before}: no standard checks it",
        request=Level.RISKY,
        response=Level.RISKY,
    ),
    *asserted("content-encoding", "the encoding"),
    Kind(
        "content-schema-added",
        NARROWED,
        "the JSON that {subject} holds now has a schema",
    ),
    Kind(
        "content-schema-removed",
        WIDENED,
        "the JSON that {subject} holds has no schema any more",
    ),
)
