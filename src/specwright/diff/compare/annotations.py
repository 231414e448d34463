"""Changes of defaults and deprecation."""

from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
from specwright.ir.json import Value
from specwright.schema.values import identity

from .values import quoted


def annotation_changes(pair: Pair) -> Iterator[Change]:
    """Yield what changed about what a schema says without refusing any value."""
    yield from _default_changes(pair)
    before, after = _deprecated(pair.before), _deprecated(pair.after)
    if before != after:
        yield pair.change(f"property-{'deprecated' if after else 'reinstated'}")


def _default(side: Side) -> Value | None:
    return next((a.default for a in side.annotations() if a.default is not None), None)


def _deprecated(side: Side) -> bool:
    return any(annotations.deprecated for annotations in side.annotations())


def _default_changes(pair: Pair) -> Iterator[Change]:
    before, after = _default(pair.before), _default(pair.after)
    if before is None and after is None:
        return
    if before is None or after is None:
        verb = "added" if before is None else "removed"
    elif identity(before.json) != identity(after.json):
        verb = "changed"
    else:
        return
    yield pair.change(f"default-{verb}", before=_spelled(before), after=_spelled(after))


def _spelled(value: Value | None) -> str:
    return "" if value is None else quoted(value.json)
