"""Changes to numbers and strings."""

from .kind import NARROWED, WIDENED, Kind, asserted, bounds

NUMBERS_AND_STRINGS = (
    *bounds("minimum", "the minimum", upper=False),
    *bounds("exclusive-minimum", "the exclusive minimum", upper=False),
    *bounds("maximum", "the maximum", upper=True),
    *bounds("exclusive-maximum", "the exclusive maximum", upper=True),
    *asserted("multiple-of", "the factor"),
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
    *asserted("content-encoding", "the encoding"),
)
