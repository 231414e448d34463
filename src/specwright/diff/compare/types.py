"""Changes of the types that a value can have, null among them."""

from collections.abc import Iterator
from functools import reduce

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
from specwright.ir.json import JsonType
from specwright.ir.schemas import Type
from specwright.schema.json_types import ANY_TYPE

_NULL = frozenset({JsonType.NULL})


def type_changes(pair: Pair) -> Iterator[Change]:
    """Yield what changed about `type`, and whether null is allowed."""
    before, after = pair.types_before, pair.types_after
    everything = ANY_TYPE in (before, after)
    null = JsonType.NULL in after
    if pair.null and not everything and null != (JsonType.NULL in before):
        yield pair.change("null-allowed" if null else "null-refused")
    if _declared(pair.before) == _declared(pair.after):
        # What lists of values and unions do to the types is told of them.
        return
    if not everything:
        before, after = before - _NULL, after - _NULL
    if before < after:
        yield pair.change("type-widened", names=_spelled(after - before))
    elif after < before:
        yield pair.change("type-narrowed", names=_spelled(before - after))
    elif before != after:
        yield pair.change(
            "type-changed", before=_spelled(before), after=_spelled(after)
        )


def _declared(side: Side) -> frozenset[JsonType]:
    listed = [_closed(type_.types) for type_ in side.every(Type)]
    return reduce(frozenset[JsonType].intersection, listed, ANY_TYPE)


def _closed(types: tuple[JsonType, ...]) -> frozenset[JsonType]:
    # Every integer is a number: `number` lists both.
    found = frozenset(types)
    return found | {JsonType.INTEGER} if JsonType.NUMBER in found else found


def _spelled(types: frozenset[JsonType]) -> str:
    if types == ANY_TYPE:
        return "anything"
    if JsonType.NUMBER in types:
        types -= {JsonType.INTEGER}
    return " or ".join(sorted(types)) or "nothing"
