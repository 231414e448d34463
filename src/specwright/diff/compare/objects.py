"""Changes of the members of an object."""

from collections.abc import Iterator
from dataclasses import replace

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.side import Side, side_of
from specwright.diff.walk import Child, Pair, paired
from specwright.ir.api import Api
from specwright.ir.schemas import (
    AdditionalProperties,
    Never,
    Properties,
    Required,
    Schema,
    UnevaluatedProperties,
)

from .dependencies import dependency_changes


def object_changes(pair: Pair) -> Iterator[Change | Child]:
    """Yield what changed about the members, named or not."""
    before, after = _members(pair.before), _members(pair.after)
    removed, kept, added = paired(before, after)
    for name in added:
        yield from _added(pair, name, after[name])
    for name in removed:
        yield from _removed(pair, name, before[name])
    for name in kept:
        yield from _kept(pair, name, before[name], after[name])
    yield from _unknown_member_changes(pair)
    yield from dependency_changes(pair)


def _members(side: Side) -> dict[str, tuple[Schema, ...]]:
    found: dict[str, tuple[Schema, ...]] = {}
    for properties in side.every(Properties):
        for name, schema in properties.members:
            found[name] = (*found.get(name, ()), schema)
    return found


def _required(side: Side, name: str) -> bool:
    return any(name in required.names for required in side.every(Required))


_GONE = ("property-removed", "property-removed-from-closed-object")


def _is_closed(side: Side) -> bool:
    kinds = (AdditionalProperties, UnevaluatedProperties)
    return any(
        isinstance(assertion, kinds)
        and any(isinstance(a, Never) for a in assertion.schema.assertions)
        for assertion in side.assertions
    )


def _sent(api: Api, schemas: tuple[Schema, ...], direction: Direction) -> bool:
    """Tell whether a member travels in a direction at all."""
    for annotations in side_of(api, *schemas).annotations():
        if annotations.read_only and direction is Direction.REQUEST:
            return False
        if annotations.write_only and direction is Direction.RESPONSE:
            return False
    return True


def _named(pair: Pair, slug: str, name: str, **words: object) -> Change:
    # What was removed belongs to the old schema, which may have had another name.
    side = pair.before if slug.endswith(_GONE) else pair.after
    subject = f"{pair.subject(side)}.{name}"
    return pair.change(slug, **{**words, "subject": subject})


def _at(schemas: tuple[Schema, ...]) -> str:
    return schemas[0].pointer


def _added(pair: Pair, name: str, schemas: tuple[Schema, ...]) -> Iterator[Change]:
    if not _sent(pair.new, schemas, pair.direction):
        return
    required = _required(pair.after, name)
    if required:
        change = _named(pair, "required-property-added", name)
        yield replace(change, before=None, after=_at(schemas))
    if _is_closed(pair.before):
        change = _named(pair, "property-added-to-closed-object", name)
        yield replace(change, before=None, after=_at(schemas))
    elif not required:
        change = _named(pair, "optional-property-added", name)
        yield replace(change, before=None, after=_at(schemas))


def _removed(pair: Pair, name: str, schemas: tuple[Schema, ...]) -> Iterator[Change]:
    if not _sent(pair.old, schemas, pair.direction):
        return
    required = "required-" if _required(pair.before, name) else ""
    if _is_closed(pair.after):
        slug = f"{required}property-removed-from-closed-object"
    else:
        slug = f"{required or 'optional-'}property-removed"
    yield replace(_named(pair, slug, name), before=_at(schemas), after=None)


def _kept(
    pair: Pair, name: str, before: tuple[Schema, ...], after: tuple[Schema, ...]
) -> Iterator[Change | Child]:
    was = _sent(pair.old, before, pair.direction)
    now = _sent(pair.new, after, pair.direction)
    if was != now:
        required = _required(pair.after if now else pair.before, name)
        slug = _visibility_slug(pair.direction, sent=now)
        yield _named(pair, f"{'required-' if required else ''}{slug}", name)
    if not (was and now):
        return
    old, new = _required(pair.before, name), _required(pair.after, name)
    if old != new:
        yield _named(pair, f"property-became-{'required' if new else 'optional'}", name)
    yield Child(before, after)


def _visibility_slug(direction: Direction, *, sent: bool) -> str:
    if direction is Direction.REQUEST:
        return "property-became-writable" if sent else "property-became-read-only"
    return "property-became-readable" if sent else "property-became-write-only"


def _additional(side: Side) -> tuple[Schema, ...]:
    return tuple(
        found.schema
        for found in side.every(AdditionalProperties)
        if found.schema.assertions
    )


def _unknown_member_changes(pair: Pair) -> Iterator[Change | Child]:
    closed = _is_closed(pair.before), _is_closed(pair.after)
    if closed[0] != closed[1]:
        verb = "refused" if closed[1] else "allowed"
        yield pair.change(f"additional-properties-{verb}")
    if any(closed):
        return
    before, after = _additional(pair.before), _additional(pair.after)
    if before and after:
        yield Child(before, after)
    elif before or after:
        verb = "typed" if after else "untyped"
        yield pair.change(f"additional-properties-{verb}")
