"""Changes of responses: statuses, bodies, headers and links."""

from collections.abc import Iterator, Mapping

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.scene import Scene
from specwright.diff.walk import paired
from specwright.ir.api import Api
from specwright.ir.operations import Header, Response
from specwright.schema.json_types import json_types

from .bodies import reach_contents
from .media import paired_media
from .parameters import COMPOUND


def response_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about the answers of an operation."""
    old = {response.status.upper(): response for response in scene.before.responses}
    new = {response.status.upper(): response for response in scene.after.responses}
    removed, kept, added = paired(old, new)
    for status in removed:
        rule = f"{_kind(status, new)}-removed"
        yield scene.change(rule, old[status].pointer, None, value=status)
        _reach_covered(scene, old[status], covering(status, new))
    for status in added:
        rule = f"{_kind(status, old)}-added"
        yield scene.change(rule, None, new[status].pointer, value=status)
        _reach_covered(scene, covering(status, old), new[status])
    for status in kept:
        yield from _content_changes(scene, old[status], new[status])
        yield from _header_changes(scene, old[status], new[status])
        yield from _link_changes(scene, old[status], new[status])


def _kind(status: str, others: Mapping[str, Response]) -> str:
    """Name a status that one version has beside those of the other."""
    if status == "DEFAULT":
        return "default-response"
    word = "success" if status[:1] in "123" else "error"
    covered = "covered-" if covering(status, others) is not None else ""
    return f"{covered}{word}-status"


def covering(status: str, others: Mapping[str, Response]) -> Response | None:
    """Return the range, or else `default`, that a status falls under."""
    if status == "DEFAULT":
        return None
    return others.get(f"{status[0]}XX") or others.get("DEFAULT")


def _reach_covered(
    scene: Scene, before: Response | None, after: Response | None
) -> None:
    """Have bodies compared of a status that a range covers in the other version."""
    if before is not None and after is not None:
        for old, new in paired_media(before.contents, after.contents).compared:
            reach_contents(scene, old, new, Direction.RESPONSE)


def _content_changes(
    scene: Scene, before: Response, after: Response
) -> Iterator[Change]:
    here = before.pointer, after.pointer
    if bool(before.contents) != bool(after.contents):
        verb = "added" if after.contents else "removed"
        yield scene.change(f"response-body-{verb}", *here, status=after.status)
        return
    found = paired_media(before.contents, after.contents)
    narrowed = {range_.name for range_, _ in found.out_of}
    for gone in found.removed:
        kind = "-range" if gone.name in narrowed else ""
        rule = f"response-media-type{kind}-removed"
        yield scene.change(rule, *here, status=after.status, value=gone.name)
    for fresh in found.added:
        rule = "response-media-type-added"
        yield scene.change(rule, *here, status=after.status, value=fresh.name)
    for old, new in found.compared:
        reach_contents(scene, old, new, Direction.RESPONSE)


def _header_changes(
    scene: Scene, before: Response, after: Response
) -> Iterator[Change]:
    old = {header.name.lower(): header for header in before.headers}
    new = {header.name.lower(): header for header in after.headers}
    removed, kept, added = paired(old, new)
    for name in removed:
        kind = "required" if old[name].required else "optional"
        rule = f"{kind}-response-header-removed"
        words = {"status": after.status, "value": old[name].name}
        yield scene.change(rule, old[name].pointer, None, **words)
    for name in added:
        words = {"status": after.status, "value": new[name].name}
        rule = "response-header-added"
        yield scene.change(rule, None, new[name].pointer, **words)
    for name in kept:
        yield from _kept_header_changes(scene, after.status, old[name], new[name])


def _kept_header_changes(
    scene: Scene, status: str, before: Header, after: Header
) -> Iterator[Change]:
    words = {"status": status, "value": after.name}
    if before.required != after.required:
        verb = "required" if after.required else "optional"
        rule = f"response-header-became-{verb}"
        yield scene.change(rule, before.pointer, after.pointer, **words)
    if _spelling(scene.old, before) != _spelling(scene.new, after):
        rule = "response-header-serialization-changed"
        yield scene.change(rule, before.pointer, after.pointer, **words)
    scene.walk.reach(scene.label, before.schema, after.schema, Direction.RESPONSE)


def _spelling(api: Api, header: Header) -> tuple[object, ...]:
    exploded = header.explode and json_types(api, header.schema) & COMPOUND
    return header.media_type, bool(exploded)


def _link_changes(scene: Scene, before: Response, after: Response) -> Iterator[Change]:
    old = {link.name: link for link in before.links}
    new = {link.name: link for link in after.links}
    removed, _, added = paired(old, new)
    for name in removed:
        words = {"status": after.status, "value": name}
        yield scene.change("link-removed", old[name].pointer, None, **words)
    for name in added:
        words = {"status": after.status, "value": name}
        yield scene.change("link-added", None, new[name].pointer, **words)
