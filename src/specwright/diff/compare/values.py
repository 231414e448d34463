"""Changes of `enum` and `const`, and of whether anything is valid at all."""

import json
from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Pair
from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Const, Enum
from specwright.schema.json_types import json_type
from specwright.schema.values import identity

from .types import type_changes

_FLAGS = frozenset({identity(False), identity(True)})


def value_changes(pair: Pair) -> Iterator[Change]:
    """Yield what changed about the types and the listed values."""
    before, after = not pair.types_before, not pair.types_after
    if before or after:
        if before != after:
            slug = "became-impossible" if after else "became-possible"
            yield pair.change(f"schema-{slug}")
        return
    yield from type_changes(pair)
    yield from _enum_changes(pair)


def _listed(side: Side, types: frozenset[JsonType]) -> dict[object, Json] | None:
    """Return the listed values that have a possible type; None for no such limit."""
    lists: list[tuple[Json, ...]] = [enum.values for enum in side.every(Enum)]
    lists += [(const.value,) for const in side.every(Const)]
    if not lists:
        return None
    first, *others = [{identity(value): value for value in values} for values in lists]
    found = {
        key: value
        for key, value in first.items()
        if json_type(value) in types and all(key in other for other in others)
    }
    flags = types - {JsonType.NULL} == frozenset({JsonType.BOOLEAN})
    return None if flags and found.keys() >= _FLAGS else found


def _enum_changes(pair: Pair) -> Iterator[Change]:
    before = _listed(pair.before, pair.types_before)
    after = _listed(pair.after, pair.types_after)
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
