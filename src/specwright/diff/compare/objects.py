"""Changes of the members of an object."""

from collections.abc import Container, Iterator
from dataclasses import replace

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.side import Side, side_of
from specwright.diff.walk import Child, Pair, paired
from specwright.ir.api import Api
from specwright.ir.schemas import Properties, Required, Schema

from .dependencies import dependency_changes
from .unnamed import additional_schemas, is_closed, unnamed_schemas


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
    yield from _undeclared_changes(pair, {*before, *after})
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


def _undeclared_changes(pair: Pair, declared: Container[str]) -> Iterator[Change]:
    """Yield the members that are required or not any more, and declared nowhere."""
    removed, _, added = paired(
        *(
            [name for required in side.every(Required) for name in required.names]
            for side in pair.sides
        )
    )
    for verb, names in (("optional", removed), ("required", added)):
        for name in names:
            if name not in declared:
                yield _named(pair, f"property-became-{verb}", name)


_GONE = ("property-removed", "property-removed-from-closed-object")


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
    return pair.change(slug, **{**words, "subject": subject, "member": name})


def _added(
    pair: Pair, name: str, schemas: tuple[Schema, ...]
) -> Iterator[Change | Child]:
    if not _sent(pair.new, schemas, pair.direction):
        return
    was, now = _required(pair.before, name), _required(pair.after, name)
    covering = unnamed_schemas(pair.before, name)
    if covering:
        # It could be sent all along, as one of the members without a name.
        if was != now:
            yield _at(_named(pair, _became(now), name), None, schemas)
        yield Child(covering, schemas)
        return
    if was and now:
        yield _at(_named(pair, "required-property-declared", name), None, schemas)
        return
    if now:
        yield _at(_named(pair, "required-property-added", name), None, schemas)
    if is_closed(pair.before):
        change = _named(pair, "property-added-to-closed-object", name)
        yield _at(change, None, schemas)
    elif not now:
        yield _at(_named(pair, "optional-property-added", name), None, schemas)


def _removed(
    pair: Pair, name: str, schemas: tuple[Schema, ...]
) -> Iterator[Change | Child]:
    if not _sent(pair.old, schemas, pair.direction):
        return
    was, now = _required(pair.before, name), _required(pair.after, name)
    covering = unnamed_schemas(pair.after, name)
    if covering:
        if was != now:
            yield _at(_named(pair, _became(now), name), schemas, None)
        yield Child(schemas, covering)
        return
    if was and now:
        yield _at(_named(pair, "required-property-undeclared", name), schemas, None)
        return
    required = "required-" if was else ""
    if is_closed(pair.after):
        slug = f"{required}property-removed-from-closed-object"
    else:
        slug = f"{required or 'optional-'}property-removed"
    yield _at(_named(pair, slug, name), schemas, None)


def _became(required: bool) -> str:
    return f"property-became-{'required' if required else 'optional'}"


def _at(
    change: Change,
    before: tuple[Schema, ...] | None,
    after: tuple[Schema, ...] | None,
) -> Change:
    """Return a change that stands where a member does, on the sides that have it."""
    return replace(
        change,
        before=before[0].pointer if before else None,
        after=after[0].pointer if after else None,
    )


def _kept(
    pair: Pair, name: str, before: tuple[Schema, ...], after: tuple[Schema, ...]
) -> Iterator[Change | Child]:
    was = _sent(pair.old, before, pair.direction)
    now = _sent(pair.new, after, pair.direction)
    if was != now:
        required = _required(pair.after if now else pair.before, name)
        slug = _visibility_slug(pair.direction, sent=now)
        change = _named(pair, f"{'required-' if required else ''}{slug}", name)
        yield _at(change, before, after)
    if not (was and now):
        return
    old, new = _required(pair.before, name), _required(pair.after, name)
    if old != new:
        yield _at(_named(pair, _became(new), name), before, after)
    yield Child(before, after)


def _visibility_slug(direction: Direction, *, sent: bool) -> str:
    if direction is Direction.REQUEST:
        return "property-became-writable" if sent else "property-became-read-only"
    return "property-became-readable" if sent else "property-became-write-only"


def _unknown_member_changes(pair: Pair) -> Iterator[Change | Child]:
    closed = is_closed(pair.before), is_closed(pair.after)
    if closed[0] != closed[1]:
        verb = "refused" if closed[1] else "allowed"
        yield pair.change(f"additional-properties-{verb}")
    if any(closed):
        return
    before, after = additional_schemas(pair.before), additional_schemas(pair.after)
    if before and after:
        yield Child(before, after)
    elif before or after:
        verb = "typed" if after else "untyped"
        yield pair.change(f"additional-properties-{verb}")
