"""Changes to defaults and deprecation."""

from specwright.diff.rule import Level

from .kind import CHANGED, NARROWED, WIDENED, Kind

ANNOTATIONS = (
    Kind(
        "default-added",
        WIDENED,
        "{subject} now defaults to {after}",
        request=Level.COMPATIBLE,
        response=Level.COMPATIBLE,
    ),
    Kind(
        "default-removed",
        NARROWED,
        "{subject} lost its default {before}",
        request=Level.RISKY,
        response=Level.COMPATIBLE,
    ),
    Kind(
        "default-changed",
        CHANGED,
        "the default of {subject} changed from {before} to {after}",
        request=Level.RISKY,
        response=Level.COMPATIBLE,
    ),
    Kind(
        "property-deprecated",
        WIDENED,
        "{subject} is deprecated now",
        request=Level.COMPATIBLE,
        response=Level.COMPATIBLE,
    ),
    Kind(
        "property-reinstated",
        WIDENED,
        "{subject} is no longer deprecated",
        request=Level.COMPATIBLE,
        response=Level.COMPATIBLE,
    ),
)
