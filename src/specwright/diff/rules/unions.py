"""Changes to unions, negation and conditions."""

from specwright.diff.rule import Level

from .kind import CHANGED, NARROWED, WIDENED, Kind

UNIONS = (
    Kind("variant-added", WIDENED, "{value} was added to the variants of {subject}"),
    Kind(
        "variant-removed",
        NARROWED,
        "{value} was removed from the variants of {subject}",
    ),
    Kind("union-added", NARROWED, "{subject} must now match one of several schemas"),
    Kind("union-removed", WIDENED, "{subject} need not match one of several schemas"),
    Kind("union-became-exclusive", NARROWED, "{subject} must now match exactly one"),
    Kind("union-became-inclusive", WIDENED, "{subject} may now match several variants"),
    Kind(
        "discriminator-added",
        CHANGED,
        "{subject} is now told apart by {after}",
        request=Level.RISKY,
        response=Level.RISKY,
    ),
    Kind(
        "discriminator-removed",
        CHANGED,
        "{subject} is no longer told apart by {before}",
        request=Level.RISKY,
        response=Level.RISKY,
    ),
    Kind(
        "discriminator-property-changed",
        CHANGED,
        "{subject} is told apart by {after}, no longer by {before}",
    ),
    Kind(
        "discriminator-mapping-added",
        WIDENED,
        "{value} now selects a variant of {subject}",
        response=Level.RISKY,
    ),
    Kind(
        "discriminator-mapping-removed",
        NARROWED,
        "{value} no longer selects a variant of {subject}",
    ),
    Kind(
        "discriminator-mapping-changed",
        CHANGED,
        "{value} selects another variant of {subject}",
    ),
    Kind("negation-added", NARROWED, "{subject} must now not match a schema"),
    Kind("negation-removed", WIDENED, "{subject} may now match what it had to avoid"),
    Kind("negation-changed", CHANGED, "{subject} must avoid a different schema"),
    Kind("condition-added", NARROWED, "{subject} now depends on a condition"),
    Kind("condition-removed", WIDENED, "{subject} no longer depends on a condition"),
    Kind("condition-changed", CHANGED, "the condition of {subject} changed"),
    Kind("unevaluated-members-refused", NARROWED, "{subject} refuses other members"),
    Kind("unevaluated-members-allowed", WIDENED, "{subject} takes other members now"),
)
