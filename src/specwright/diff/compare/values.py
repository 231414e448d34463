"""Changes of `type`, `enum` and `const`."""

import json
from collections.abc import Iterator
from functools import reduce

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Const, Enum, Never, Type
from specwright.schema.values import identity

_EVERY = frozenset(JsonType)


def value_changes(pair: Pair) -> Iterator[Change]:
    """Yield what changed about the types and the listed values."""
    before, after = bool(pair.before.every(Never)), bool(pair.after.every(Never))
    if before != after:
        slug = "became-impossible" if after else "became-possible"
        yield pair.change(f"schema-{slug}")
        return
    yield from _null_changes(pair)
    yield from _type_changes(pair)
    yield from _enum_changes(pair)


def have_nothing_in_common(pair: Pair) -> bool:
    """Tell whether the values of either side are of types of their own."""
    return not (_types(pair.before) & _types(pair.after)) - {JsonType.NULL}


def _types(side: Side) -> frozenset[JsonType]:
    listed = [_closed(type_.types) for type_ in side.every(Type)]
    return reduce(frozenset[JsonType].intersection, listed, _EVERY)


def _closed(types: tuple[JsonType, ...]) -> frozenset[JsonType]:
    # Every integer is a number: `number` lists both.
    found = frozenset(types)
    return found | {JsonType.INTEGER} if JsonType.NUMBER in found else found


def _allows_null(side: Side) -> bool:
    return side.nullable or JsonType.NULL in _types(side)


def _null_changes(pair: Pair) -> Iterator[Change]:
    before, after = _allows_null(pair.before), _allows_null(pair.after)
    if _EVERY in (_types(pair.before), _types(pair.after)) or before == after:
        return
    yield pair.change("null-allowed" if after else "null-refused")


def _type_changes(pair: Pair) -> Iterator[Change]:
    before, after = _types(pair.before), _types(pair.after)
    if _EVERY not in (before, after):
        before, after = before - {JsonType.NULL}, after - {JsonType.NULL}
    if before == after:
        return
    if before < after:
        yield pair.change("type-widened", names=_spelled(after - before))
    elif after < before:
        yield pair.change("type-narrowed", names=_spelled(before - after))
    else:
        yield pair.change(
            "type-changed", before=_spelled(before), after=_spelled(after)
        )


def _spelled(types: frozenset[JsonType]) -> str:
    if types == _EVERY:
        return "anything"
    if JsonType.NUMBER in types:
        types -= {JsonType.INTEGER}
    return " or ".join(sorted(types)) or "nothing"


def _listed(side: Side) -> dict[object, Json] | None:
    lists: list[tuple[Json, ...]] = [enum.values for enum in side.every(Enum)]
    lists += [(const.value,) for const in side.every(Const)]
    if not lists:
        return None
    first, *others = [{identity(value): value for value in values} for values in lists]
    return {key: first[key] for key in first if all(key in other for other in others)}


def _enum_changes(pair: Pair) -> Iterator[Change]:
    before, after = _listed(pair.before), _listed(pair.after)
    if before is None and after is None:
        return
    if before is None or after is None:
        yield _limit_change(pair, before, after)
    elif pair.before.every(Const) and pair.after.every(Const):
        if before.keys() != after.keys():
            yield pair.change(
                "const-changed", before=_quoted(before), after=_quoted(after)
            )
    else:
        yield from _member_changes(pair, before, after)


def _limit_change(
    pair: Pair, before: dict[object, Json] | None, after: dict[object, Json] | None
) -> Change:
    gone = after is None
    side = pair.before if gone else pair.after
    slug = "const" if side.every(Const) else "enum"
    return pair.change(
        f"{slug}-{'removed' if gone else 'added'}",
        before=_quoted(before or {}),
        after=_quoted(after or {}),
    )


def _member_changes(
    pair: Pair, before: dict[object, Json], after: dict[object, Json]
) -> Iterator[Change]:
    for key, value in before.items():
        if key not in after and value is not None:
            yield pair.change("enum-value-removed", value=quoted(value))
    for key, value in after.items():
        if key not in before and value is not None:
            yield pair.change("enum-value-added", value=quoted(value))


def _quoted(values: dict[object, Json]) -> str:
    return ", ".join(quoted(value) for value in values.values())


def quoted(value: Json) -> str:
    """Return a JSON value as a report shows it, shortened where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
