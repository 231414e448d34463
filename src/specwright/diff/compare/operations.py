"""Changes of operations: pairing them, and what is said of each."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from specwright.diff.change import Change
from specwright.diff.rules import RULES
from specwright.diff.scene import Scene, label_of
from specwright.diff.walk import Walk, paired
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.operations import Operation
from specwright.schema.values import identity

from .bodies import body_changes
from .events import callback_changes
from .parameters import parameter_changes
from .responses import response_changes
from .security import requirement_changes

_SUNSET = "x-sunset"
_IGNORE = "x-specwright-ignore"
_SHARED = "those of the document"
_VARIABLE = re.compile(r"\{[^{}]*\}")


def operation_changes(
    old: Api, new: Api, walk: Walk, *, today: dt.date
) -> Iterator[Change]:
    """Yield what changed about every operation; schemas are left to the walk."""
    pairs, removed, added = _paired(old.operations, new.operations)
    for operation in removed:
        yield _removal(operation, today)
    for operation in added:
        yield _plain("operation-added", operation, None, operation.pointer)
    scenes = [Scene(old, new, before, after, walk) for before, after in pairs]
    for scene in scenes:
        yield from _changes(scene)
    yield from _extension_changes(scenes)


def _identity(operation: Operation) -> tuple[str, str]:
    return operation.method.upper(), _VARIABLE.sub("{}", operation.path)


def _paired(
    before: Sequence[Operation], after: Sequence[Operation]
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """Pair by method and path, whatever its variables are called; then by id."""
    old = {_identity(operation): operation for operation in before}
    new = {_identity(operation): operation for operation in after}
    removed, kept, added = _split(old, new)
    ids = {operation.id: operation for operation in added if operation.id_given}
    moved = [
        (operation, ids[operation.id])
        for operation in removed
        if operation.id_given and operation.id in ids
    ]
    gone = {id(operation) for pair in moved for operation in pair}
    return (
        [*kept, *moved],
        [operation for operation in removed if id(operation) not in gone],
        [operation for operation in added if id(operation) not in gone],
    )


def _split(
    old: Mapping[tuple[str, str], Operation], new: Mapping[tuple[str, str], Operation]
) -> tuple[list[Operation], list[tuple[Operation, Operation]], list[Operation]]:
    return (
        [operation for key, operation in old.items() if key not in new],
        [(operation, new[key]) for key, operation in old.items() if key in new],
        [operation for key, operation in new.items() if key not in old],
    )


def _plain(
    rule: str,
    operation: Operation,
    before: str | None,
    after: str | None,
    /,
    **words: object,
) -> Change:
    label = label_of(operation)
    return Change(
        rule=RULES[rule],
        before=before,
        after=after,
        words={"operation": label, **words},
        operations=(label,),
    )


def _removal(operation: Operation, today: dt.date) -> Change:
    sunset = _sunset(operation)
    if sunset is None or not operation.doc.deprecated:
        return _plain("operation-removed", operation, operation.pointer, None)
    rule = "after" if sunset <= today else "before"
    return _plain(
        f"operation-removed-{rule}-sunset",
        operation,
        operation.pointer,
        None,
        date=sunset.isoformat(),
    )


def _sunset(operation: Operation) -> dt.date | None:
    value: Json = operation.extensions.get(_SUNSET)
    try:
        # A date, or a date and a time.
        return dt.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _changes(scene: Scene) -> Iterator[Change]:
    yield from _move_changes(scene)
    yield from _deprecation_changes(scene)
    yield from _sunset_changes(scene)
    yield from _tag_changes(scene)
    yield from _surrounding_changes(scene)
    yield from callback_changes(scene)
    yield from parameter_changes(scene)
    yield from body_changes(scene)
    yield from response_changes(scene)
    yield from requirement_changes(scene)


def _here(scene: Scene, rule: str, **words: object) -> Change:
    return scene.change(rule, scene.before.pointer, scene.after.pointer, **words)


def _move_changes(scene: Scene) -> Iterator[Change]:
    before, after = scene.before, scene.after
    if _identity(before) != _identity(after):
        yield scene.change(
            "operation-moved",
            before.pointer,
            after.pointer,
            operation=label_of(before),
            after=label_of(after),
        )
    if before.id != after.id:
        yield _here(scene, "operation-id-changed", before=before.id, after=after.id)


def _deprecation_changes(scene: Scene) -> Iterator[Change]:
    was, now = scene.before.doc.deprecated, scene.after.doc.deprecated
    if was != now:
        yield _here(scene, f"operation-{'deprecated' if now else 'reinstated'}")


def _sunset_changes(scene: Scene) -> Iterator[Change]:
    before, after = _sunset(scene.before), _sunset(scene.after)
    if before == after:
        return
    if before is None or after is None:
        verb = "removed" if after is None else "added"
        yield _here(scene, f"sunset-date-{verb}", before=before, after=after)
    else:
        verb = "earlier" if after < before else "later"
        yield _here(scene, f"sunset-date-moved-{verb}", before=before, after=after)


def _tag_changes(scene: Scene) -> Iterator[Change]:
    removed, _, added = paired(scene.before.tags, scene.after.tags)
    for tag in removed:
        yield _here(scene, "operation-tag-removed", value=tag)
    for tag in added:
        yield _here(scene, "operation-tag-added", value=tag)
    before, after = (next(iter(o.tags), "") for o in (scene.before, scene.after))
    if before != after:
        words = {"before": before or "default", "after": after or "default"}
        yield _here(scene, "operation-group-changed", **words)


def _surrounding_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about where an operation is served."""
    before, after = (", ".join(s.url for s in o.servers) for o in _both(scene))
    if before != after:
        words = {"before": before or _SHARED, "after": after or _SHARED}
        yield _here(scene, "operation-servers-changed", **words)


def _extension_changes(scenes: Iterable[Scene]) -> Iterator[Change]:
    """Yield each extension that changed, once, however many operations have it."""
    found: defaultdict[str, list[Scene]] = defaultdict(list)
    for scene in scenes:
        old, new = (operation.extensions for operation in _both(scene))
        for name in (old.keys() | new.keys()) - {_SUNSET, _IGNORE}:
            if identity(old.get(name)) != identity(new.get(name)):
                found[name].append(scene)
    for name, changed in sorted(found.items()):
        change = _here(changed[0], "operation-extension-changed", value=name)
        yield replace(change, operations=tuple(scene.label for scene in changed))


def _both(scene: Scene) -> tuple[Operation, Operation]:
    return scene.before, scene.after
