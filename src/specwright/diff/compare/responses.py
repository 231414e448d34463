"""Changes of responses: statuses, bodies, headers and links."""

from collections.abc import Container, Iterator

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.scene import Scene
from specwright.diff.walk import paired
from specwright.ir.operations import Header, Response

from .bodies import reach_contents


def response_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about the answers of an operation."""
    old = {response.status.upper(): response for response in scene.before.responses}
    new = {response.status.upper(): response for response in scene.after.responses}
    removed, kept, added = paired(old, new)
    for status in removed:
        rule = f"{_kind(status, new)}-removed"
        yield scene.change(rule, old[status].pointer, None, value=status)
    for status in added:
        rule = f"{_kind(status, old)}-added"
        yield scene.change(rule, None, new[status].pointer, value=status)
    for status in kept:
        yield from _content_changes(scene, old[status], new[status])
        yield from _header_changes(scene, old[status], new[status])
        yield from _link_changes(scene, old[status], new[status])


def _kind(status: str, others: Container[str]) -> str:
    """Name a status that one version has beside those of the other."""
    if status == "DEFAULT":
        return "default-response"
    if status[:1] not in "123":
        return "error-status"
    covered = f"{status[0]}XX" in others or "DEFAULT" in others
    return "covered-success-status" if covered else "success-status"


def _content_changes(
    scene: Scene, before: Response, after: Response
) -> Iterator[Change]:
    if bool(before.contents) != bool(after.contents):
        verb = "added" if after.contents else "removed"
        rule = f"response-body-{verb}"
        yield scene.change(rule, before.pointer, after.pointer, status=after.status)
        return
    old = {media_type.name: media_type for media_type in before.contents}
    new = {media_type.name: media_type for media_type in after.contents}
    removed, kept, added = paired(old, new)
    for verb, names in (("removed", removed), ("added", added)):
        for name in names:
            yield scene.change(
                f"response-media-type-{verb}",
                before.pointer,
                after.pointer,
                status=after.status,
                value=name,
            )
    for name in kept:
        reach_contents(scene, old[name], new[name], Direction.RESPONSE)


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
    if (before.media_type, before.explode) != (after.media_type, after.explode):
        rule = "response-header-serialization-changed"
        yield scene.change(rule, before.pointer, after.pointer, **words)
    scene.walk.reach(scene.label, before.schema, after.schema, Direction.RESPONSE)


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
