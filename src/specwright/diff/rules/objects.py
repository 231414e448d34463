"""Changes to objects."""

from specwright.diff.rule import Direction, Level

from .kind import CHANGED, NARROWED, WIDENED, Kind, bounds

OBJECTS = (
    Kind(
        "optional-property-added",
        NARROWED,
        "{subject} was added, optional",
        request=Level.COMPATIBLE,
    ),
    Kind("required-property-added", NARROWED, "{subject} was added, required"),
    Kind(
        "property-added-to-closed-object",
        WIDENED,
        "{subject} was added to an object that refused unknown members",
    ),
    Kind(
        "optional-property-removed",
        WIDENED,
        "{subject} was removed",
        request=Level.RISKY,
        response=Level.RISKY,
    ),
    Kind(
        "required-property-removed",
        WIDENED,
        "{subject}, required, was removed",
        request=Level.RISKY,
    ),
    Kind(
        "property-removed-from-closed-object",
        NARROWED,
        "{subject} was removed from an object that refuses unknown members",
        response=Level.RISKY,
    ),
    Kind(
        "required-property-removed-from-closed-object",
        CHANGED,
        "{subject}, required, was removed from an object that refuses unknown members",
    ),
    Kind(
        "required-property-declared",
        NARROWED,
        "{subject}, which was required, is declared now",
    ),
    Kind(
        "required-property-undeclared",
        WIDENED,
        "{subject} is still required, and no longer declared",
    ),
    Kind("property-became-required", NARROWED, "{subject} became required"),
    Kind("property-became-optional", WIDENED, "{subject} became optional"),
    Kind(
        "additional-properties-refused", NARROWED, "{subject} refuses unknown members"
    ),
    Kind(
        "additional-properties-allowed", WIDENED, "{subject} takes unknown members now"
    ),
    Kind(
        "additional-properties-typed",
        NARROWED,
        "unknown members of {subject} now have a schema",
    ),
    Kind(
        "additional-properties-untyped",
        WIDENED,
        "unknown members of {subject} have no schema any more",
    ),
    *bounds("min-properties", "the least number of members", upper=False),
    *bounds("max-properties", "the greatest number of members", upper=True),
    Kind(
        "property-names-added", NARROWED, "member names of {subject} now have a schema"
    ),
    Kind("property-names-removed", WIDENED, "member names of {subject} are free now"),
    Kind(
        "pattern-property-added",
        NARROWED,
        "members of {subject} matching {value} now have a schema",
    ),
    Kind(
        "pattern-property-removed",
        WIDENED,
        "members of {subject} matching {value} have no schema any more",
    ),
    Kind(
        "dependent-required-added",
        NARROWED,
        "{value} of {subject} now calls for other members",
    ),
    Kind(
        "dependent-required-removed",
        WIDENED,
        "{value} of {subject} no longer calls for other members",
    ),
    Kind(
        "dependent-schema-added",
        NARROWED,
        "{value} of {subject} now calls for a schema",
    ),
    Kind(
        "dependent-schema-removed",
        WIDENED,
        "{value} of {subject} no longer calls for a schema",
    ),
    Kind(
        "property-became-read-only",
        CHANGED,
        "{subject} became read-only: what requests say of it does not count",
        # A server is free to leave aside what it would have read before.
        request=Level.RISKY,
        only=Direction.REQUEST,
    ),
    Kind(
        "required-property-became-read-only",
        CHANGED,
        "{subject}, required, became read-only: what requests say of it does not count",
        request=Level.RISKY,
        only=Direction.REQUEST,
    ),
    Kind(
        "property-became-writable",
        WIDENED,
        "{subject} is no longer read-only: requests may hold it",
        only=Direction.REQUEST,
    ),
    Kind(
        "required-property-became-writable",
        NARROWED,
        "{subject}, required, is no longer read-only: requests must hold it",
        only=Direction.REQUEST,
    ),
    Kind(
        "property-became-write-only",
        CHANGED,
        "{subject} became write-only: answers no longer hold it",
        response=Level.RISKY,
        only=Direction.RESPONSE,
    ),
    Kind(
        "required-property-became-write-only",
        WIDENED,
        "{subject}, required, became write-only: answers no longer hold it",
        only=Direction.RESPONSE,
    ),
    Kind(
        "property-became-readable",
        NARROWED,
        "{subject} is no longer write-only: answers may hold it",
        only=Direction.RESPONSE,
    ),
    Kind(
        "required-property-became-readable",
        NARROWED,
        "{subject}, required, is no longer write-only: answers hold it",
        only=Direction.RESPONSE,
    ),
)
