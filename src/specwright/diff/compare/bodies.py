"""Changes of request bodies."""

from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.scene import Scene
from specwright.diff.walk import paired
from specwright.ir.operations import Body, MediaType


def body_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about the body of an operation."""
    before, after = scene.before.body, scene.after.body
    if before is None and after is None:
        return
    if before is None or after is None:
        yield from _presence_changes(scene, before, after)
        return
    if before.required != after.required:
        verb = "required" if after.required else "optional"
        rule = f"body-became-{verb}"
        yield scene.change(rule, before.pointer, after.pointer)
    yield from _content_changes(scene, before, after)


def _presence_changes(
    scene: Scene, before: Body | None, after: Body | None
) -> Iterator[Change]:
    if after is not None:
        kind = "required" if after.required else "optional"
        yield scene.change(f"{kind}-body-added", None, after.pointer)
    elif before is not None:
        yield scene.change("body-removed", before.pointer, None)


def _content_changes(scene: Scene, before: Body, after: Body) -> Iterator[Change]:
    old = {media_type.name: media_type for media_type in before.contents}
    new = {media_type.name: media_type for media_type in after.contents}
    removed, kept, added = paired(old, new)
    for name in removed:
        rule = "request-media-type-removed"
        yield scene.change(rule, old[name].pointer, after.pointer, value=name)
    for name in added:
        rule = "request-media-type-added"
        yield scene.change(rule, before.pointer, new[name].pointer, value=name)
    for name in kept:
        yield from _encoding_changes(scene, old[name], new[name])
        reach_contents(scene, old[name], new[name], Direction.REQUEST)


def _encoding_changes(
    scene: Scene, before: MediaType, after: MediaType
) -> Iterator[Change]:
    old, new = encodings_of(before), encodings_of(after)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            rule = "body-part-encoding-changed"
            yield scene.change(rule, before.pointer, after.pointer, value=name)


def encodings_of(media_type: MediaType) -> dict[str, tuple[object, ...]]:
    """Return how each part of a body is written, by the name of its property."""
    return {
        part.property: (part.content_type, part.style, part.explode)
        for part in media_type.encodings
    }


def reach_contents(
    scene: Scene, before: MediaType, after: MediaType, direction: Direction
) -> None:
    """Hand the schemas of a media type to the walk."""
    if before.schema is not None and after.schema is not None:
        scene.walk.reach(scene.label, before.schema, after.schema, direction)
    if before.item is not None and after.item is not None:
        scene.walk.reach(scene.label, before.item, after.item, direction)
