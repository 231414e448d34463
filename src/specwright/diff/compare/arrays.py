"""Changes of the keywords about arrays."""

import sys
from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Child, Pair
from specwright.ir.schemas import (
    Contains,
    Items,
    PrefixItems,
    Schema,
    UnevaluatedItems,
    UniqueItems,
)


def array_changes(pair: Pair) -> Iterator[Change | Child]:
    """Yield what changed about the elements."""
    yield from _unique_changes(pair)
    yield from _item_changes(pair)
    yield from _tuple_changes(pair)
    yield from _contains_changes(pair)
    yield from _unevaluated_changes(pair)


def _unique_changes(pair: Pair) -> Iterator[Change]:
    before, after = (bool(s.every(UniqueItems)) for s in (pair.before, pair.after))
    if before != after:
        yield pair.change(f"unique-items-{'added' if after else 'removed'}")


def _items(side: Side) -> tuple[Schema, ...]:
    # A schema without assertions says as much as none.
    return tuple(found.schema for found in side.every(Items) if found.schema.assertions)


def _item_changes(pair: Pair) -> Iterator[Change | Child]:
    before, after = _items(pair.before), _items(pair.after)
    if before and after:
        yield Child(before, after)
    elif before or after:
        yield pair.change(f"items-{'added' if after else 'removed'}")


def _prefix(side: Side) -> tuple[Schema, ...]:
    return max(
        (found.schemas for found in side.every(PrefixItems)), key=len, default=()
    )


def _tuple_changes(pair: Pair) -> Iterator[Change | Child]:
    before, after = _prefix(pair.before), _prefix(pair.after)
    for old, new in zip(before, after, strict=False):
        yield Child((old,), (new,))
    for index in range(len(before), len(after)):
        yield pair.change("tuple-item-added", index=index)
    for index in range(len(after), len(before)):
        yield pair.change("tuple-item-removed", index=index)


def _contains_changes(pair: Pair) -> Iterator[Change | Child]:
    before, after = pair.before.every(Contains), pair.after.every(Contains)
    if bool(before) != bool(after):
        yield pair.change(f"contains-{'added' if after else 'removed'}")
    elif before and after:
        old, new = before[0], after[0]
        if (old.minimum, old.maximum) != (new.minimum, new.maximum):
            yield pair.change(f"contains-{_effect(old, new)}")
        yield Child((old.schema,), (new.schema,))


def _effect(old: Contains, new: Contains) -> str:
    """Tell what new bounds on the number of such elements do to the old ones."""
    lowest, highest = new.minimum - old.minimum, _highest(new) - _highest(old)
    if lowest >= 0 and highest <= 0:
        return "narrowed"
    return "widened" if lowest <= 0 and highest >= 0 else "changed"


def _highest(found: Contains) -> float:
    # Not infinite: two of those have no difference.
    return sys.maxsize if found.maximum is None else found.maximum


def _unevaluated_changes(pair: Pair) -> Iterator[Change]:
    before, after = (bool(s.every(UnevaluatedItems)) for s in (pair.before, pair.after))
    if before != after:
        slug = "refused" if after else "allowed"
        yield pair.change(f"unevaluated-members-{slug}")
