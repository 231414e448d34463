"""Changes to arrays."""

from .kind import CHANGED, NARROWED, WIDENED, Kind, bounds

ARRAYS = (
    *bounds("min-items", "the least number of elements", upper=False),
    *bounds("max-items", "the greatest number of elements", upper=True),
    Kind("unique-items-added", NARROWED, "the elements of {subject} must now differ"),
    Kind("unique-items-removed", WIDENED, "the elements of {subject} may now be equal"),
    Kind("items-added", NARROWED, "the elements of {subject} now have a schema"),
    Kind("items-removed", WIDENED, "the elements of {subject} have no schema any more"),
    Kind(
        "tuple-item-added", NARROWED, "{subject} now has a schema for element {index}"
    ),
    Kind("tuple-item-removed", WIDENED, "{subject} has no schema for element {index}"),
    Kind("contains-added", NARROWED, "{subject} must now contain a certain element"),
    Kind("contains-removed", WIDENED, "{subject} need not contain an element any more"),
    Kind(
        "contains-widened",
        WIDENED,
        "more numbers of such elements are valid in {subject}",
    ),
    Kind(
        "contains-narrowed",
        NARROWED,
        "fewer numbers of such elements are valid in {subject}",
    ),
    Kind(
        "contains-changed",
        CHANGED,
        "{subject} must contain a different number of such elements",
    ),
)
