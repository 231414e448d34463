"""A kind of change to a schema, before a direction makes a rule of it."""

from dataclasses import dataclass

from specwright.diff.rule import Direction, Effect, Level

NARROWED, WIDENED, CHANGED = Effect.NARROWED, Effect.WIDENED, Effect.CHANGED


@dataclass(frozen=True, slots=True)
class Kind:
    """A change to a schema.

    `request` and `response` are levels where the effect alone does not decide. `only`
    names the direction in which it can be seen at all.
    """

    slug: str
    effect: Effect
    message: str
    request: Level | None = None
    response: Level | None = None
    only: Direction | None = None


def bounds(slug: str, keyword: str, *, upper: bool) -> tuple[Kind, ...]:
    """Return the kinds of change of a keyword that bounds a number."""
    grows, shrinks = (WIDENED, NARROWED) if upper else (NARROWED, WIDENED)
    return (
        Kind(
            f"{slug}-added",
            NARROWED,
            f"{keyword} of {{subject}} is now {{after}}; there was none",
        ),
        Kind(
            f"{slug}-removed",
            WIDENED,
            f"{keyword} of {{subject}} was {{before}}; there is none now",
        ),
        Kind(
            f"{slug}-increased",
            grows,
            f"{keyword} of {{subject}} rose from {{before}} to {{after}}",
        ),
        Kind(
            f"{slug}-decreased",
            shrinks,
            f"{keyword} of {{subject}} fell from {{before}} to {{after}}",
        ),
    )


def asserted(slug: str, keyword: str) -> tuple[Kind, ...]:
    """Return the kinds of change of a keyword that is there or not."""
    return (
        Kind(
            f"{slug}-added",
            NARROWED,
            f"{keyword} of {{subject}} is now {{after}}; there was none",
        ),
        Kind(
            f"{slug}-removed",
            WIDENED,
            f"{keyword} of {{subject}} was {{before}}; there is none now",
        ),
        Kind(
            f"{slug}-changed",
            CHANGED,
            f"{keyword} of {{subject}} changed from {{before}} to {{after}}",
        ),
    )
