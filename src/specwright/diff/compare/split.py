"""A schema that became one variant among several, or was one of them."""

from collections.abc import Iterator

from specwright.diff.alternatives import Union, offered
from specwright.diff.change import Change
from specwright.diff.likeness import matched
from specwright.diff.side import Side
from specwright.diff.walk import Child, Pair
from specwright.ir.schemas import AnyOf, OneOf

from .variants import variant_changes


def split_changes(pair: Pair) -> Iterator[Change | Child]:
    """Yield what changed where one side alone is a union, and nothing besides.

    The other side then counts as a union of one.
    """
    before, after = _lone_union(pair.before), _lone_union(pair.after)
    if before is None and after is not None and _is_single(pair.before):
        variants = offered(pair.new, after)
        found = matched(pair.old, pair.before.roots, pair.new, variants)
    elif after is None and before is not None and _is_single(pair.after):
        variants = offered(pair.old, before)
        found = matched(pair.old, variants, pair.new, pair.after.roots)
    else:
        return
    yield from variant_changes(pair, found)


def _lone_union(side: Side) -> Union | None:
    match side.assertions:
        case (AnyOf() | OneOf() as union,):
            return union
        case _:
            return None


def _is_single(side: Side) -> bool:
    """Tell whether a side is a schema that says something, and no union."""
    offers = any(isinstance(assertion, AnyOf | OneOf) for assertion in side.assertions)
    return len(side.roots) == 1 and bool(side.assertions) and not offers
