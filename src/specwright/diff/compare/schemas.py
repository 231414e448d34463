"""Changes of a pair of schemas."""

from collections.abc import Iterator
from typing import TypeAlias

from specwright.diff.change import Change
from specwright.diff.walk import Child, Pair
from specwright.ir.json import JsonType

from .annotations import annotation_changes
from .arrays import array_changes
from .bounds import bound_changes
from .objects import object_changes
from .split import split_changes
from .strings import string_changes
from .unions import union_changes
from .values import value_changes

Outcome: TypeAlias = Change | Child


def schema_changes(pair: Pair) -> Iterator[Outcome]:
    """Yield what changed between two schemas, and the pairs inside them to look at.

    What a component says that both build on is told of that component alone, however
    many build on it.
    """
    inherited = tuple(_inherited(pair))
    told = {
        _said(outcome)
        for child in inherited
        for outcome in _changes(pair.inner(child))
        if isinstance(outcome, Change)
    }
    for outcome in _changes(pair):
        if isinstance(outcome, Child) or _said(outcome) not in told:
            yield outcome
    yield from inherited


def _inherited(pair: Pair) -> Iterator[Child]:
    """Yield the components that both sides are made of, among other things."""
    if pair.before.is_plain and pair.after.is_plain:
        return
    after = {part.pointer: part for part in pair.after.parts}
    whole = {root.pointer for side in pair.sides for root in side.roots}
    for part in pair.before.parts:
        pointer = part.pointer
        twin = after.get(pointer)
        if twin is not None and pointer in pair.old.schemas and pointer not in whole:
            yield Child((part,), (twin,))


def _said(change: Change) -> tuple[object, ...]:
    """Return what a change says, whatever it says it of."""
    words = {name: str(word) for name, word in change.words.items()}
    words.pop("subject")
    return change.rule.id, *sorted(words.items())


def _changes(pair: Pair) -> Iterator[Outcome]:
    yield from value_changes(pair)
    split = tuple(split_changes(pair))
    if split:
        yield from split
    elif pair.common - {JsonType.NULL}:
        yield from bound_changes(pair)
        yield from string_changes(pair)
        if JsonType.ARRAY in pair.common:
            yield from array_changes(pair)
        if JsonType.OBJECT in pair.common:
            yield from object_changes(pair)
        yield from union_changes(pair)
    # Else all that differs besides follows from the type.
    yield from annotation_changes(pair)
