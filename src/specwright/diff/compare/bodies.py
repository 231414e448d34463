"""Changes of request bodies."""

from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.scene import Scene
from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.operations import Body, Encoding, MediaType
from specwright.ir.schemas import Schema
from specwright.schema.json_types import ANY_TYPE, json_types
from specwright.schema.members import members

from .media import paired_media


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
    found = paired_media(before.contents, after.contents)
    for gone in found.removed:
        rule = "request-media-type-removed"
        yield scene.change(rule, gone.pointer, after.pointer, value=gone.name)
    for fresh in found.added:
        rule = "request-media-type-added"
        yield scene.change(rule, before.pointer, fresh.pointer, value=fresh.name)
    for old, new in found.compared:
        for part in changed_parts(scene, old, new):
            rule = "body-part-encoding-changed"
            yield scene.change(rule, old.pointer, new.pointer, value=part)
        reach_contents(scene, old, new, Direction.REQUEST)


def changed_parts(scene: Scene, before: MediaType, after: MediaType) -> Iterator[str]:
    """Yield the parts of a body that are written in another way, by their names."""
    old, new = _encodings(before), _encodings(after)
    for name in sorted(old.keys() | new.keys()):
        one = _spelling(scene.old, before, name, old.get(name))
        other = _spelling(scene.new, after, name, new.get(name))
        if one != other:
            yield name


def _encodings(media_type: MediaType) -> dict[str, Encoding]:
    return {part.property: part for part in media_type.encodings}


def _spelling(
    api: Api, media_type: MediaType, name: str, encoding: Encoding | None
) -> tuple[object, ...]:
    """Return how a part is written, with what is usual where nothing is said."""
    usual = _usual_content_type(api, media_type.schema, name)
    if encoding is None:
        return usual, None, None
    said = encoding.content_type
    return said or usual, encoding.style, encoding.explode


def _usual_content_type(api: Api, schema: Schema | None, name: str) -> str | None:
    """Return the `contentType` of a part without one (OpenAPI 3.1, section 4.8.15)."""
    member = None if schema is None else members(api, schema).get(name)
    if member is None or not member.declared:
        return None
    types = ANY_TYPE.intersection(*(json_types(api, one) for one in member.schemas))
    if not types or JsonType.ARRAY in types:
        return None
    if JsonType.OBJECT in types:
        return "application/json" if types == frozenset({JsonType.OBJECT}) else None
    return "text/plain"


def reach_contents(
    scene: Scene, before: MediaType, after: MediaType, direction: Direction
) -> None:
    """Hand the schemas of a media type to the walk."""
    if before.schema is not None and after.schema is not None:
        scene.walk.reach(scene.label, before.schema, after.schema, direction)
    if before.item is not None and after.item is not None:
        scene.walk.reach(scene.label, before.item, after.item, direction)
