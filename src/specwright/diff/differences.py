"""Everything that changed between two versions of an API."""

import datetime as dt

from specwright.ir.api import Api

from .change import Change
from .compare.events import webhook_changes
from .compare.operations import operation_changes
from .compare.security import scheme_changes
from .compare.surroundings import surrounding_changes
from .version import version_changes
from .walk import Walk


def differences(
    old: Api, new: Api, *, today: dt.date | None = None
) -> tuple[Change, ...]:
    """Return the changes from `old` to `new`, worst first, then as the document goes.

    `today` decides whether a sunset has passed; it is the current date unless given.
    """
    walk = Walk(old, new)
    today = today or dt.datetime.now(tz=dt.UTC).date()
    changes = [
        *operation_changes(old, new, walk, today=today),
        *webhook_changes(old, new, walk),
        *scheme_changes(old, new),
        *surrounding_changes(old, new),
    ]
    changes += walk.changes()
    changes += version_changes(old.version, new.version, changes)
    return tuple(sorted(changes, key=_order))


def _order(change: Change) -> tuple[int, str, str, str]:
    return (
        -change.rule.level,
        change.operations[0] if change.operations else "",
        change.rule.id,
        change.after or change.before or "",
    )
