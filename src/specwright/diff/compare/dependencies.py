"""Changes of the keywords that tie members of an object to each other."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from specwright.diff.change import Change
from specwright.diff.side import Side
from specwright.diff.walk import Child, Pair, paired
from specwright.ir.schemas import (
    DependentRequired,
    DependentSchemas,
    PatternProperties,
    PropertyNames,
    Schema,
)

from .unnamed import is_closed

_NO_ENDINGS: Final[Mapping[str, str]] = MappingProxyType({})


def dependency_changes(pair: Pair) -> Iterator[Change | Child]:
    """Yield what changed about member names, patterns and dependent members."""
    yield from _name_changes(pair)
    yield from _pattern_changes(pair)
    yield from _keyed(
        pair, "dependent-schema", _dependents(pair.before), _dependents(pair.after)
    )
    yield from _required_changes(pair)


def _name_changes(pair: Pair) -> Iterator[Change | Child]:
    before = tuple(found.schema for found in pair.before.every(PropertyNames))
    after = tuple(found.schema for found in pair.after.every(PropertyNames))
    if before and after:
        yield Child(before, after)
    elif before or after:
        yield pair.change(f"property-names-{'added' if after else 'removed'}")


def _patterns(side: Side) -> dict[str, Schema]:
    return {k: v for found in side.every(PatternProperties) for k, v in found.members}


def _pattern_changes(pair: Pair) -> Iterator[Change | Child]:
    closed = {
        "removed": "-from-closed-object" if is_closed(pair.after) else "",
        "added": "-to-closed-object" if is_closed(pair.before) else "",
    }
    yield from _keyed(
        pair,
        "pattern-property",
        _patterns(pair.before),
        _patterns(pair.after),
        closed,
    )


def _dependents(side: Side) -> dict[str, Schema]:
    return {k: v for found in side.every(DependentSchemas) for k, v in found.members}


def _keyed(
    pair: Pair,
    slug: str,
    before: dict[str, Schema],
    after: dict[str, Schema],
    endings: Mapping[str, str] = _NO_ENDINGS,
) -> Iterator[Change | Child]:
    removed, kept, added = paired(before, after)
    for verb, names in (("removed", removed), ("added", added)):
        for name in names:
            yield pair.change(f"{slug}-{verb}{endings.get(verb, '')}", value=name)
    for name in kept:
        yield Child((before[name],), (after[name],))


def _calls(side: Side) -> set[tuple[str, str]]:
    return {
        (name, wanted)
        for found in side.every(DependentRequired)
        for name, others in found.members
        for wanted in others
    }


def _required_changes(pair: Pair) -> Iterator[Change]:
    before, after = _calls(pair.before), _calls(pair.after)
    for name, _ in sorted(before - after):
        yield pair.change("dependent-required-removed", value=name)
    for name, _ in sorted(after - before):
        yield pair.change("dependent-required-added", value=name)
