"""Changes of what an API sends of itself: webhooks, and requests of callbacks.

What is sent is judged as answers are, and what is answered as requests are.
"""

from collections.abc import Container, Iterable, Iterator

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.rules import RULES
from specwright.diff.scene import Scene
from specwright.diff.walk import Walk, paired
from specwright.ir.api import Api
from specwright.ir.operations import Callback, Operation, Parameter, Response

from .bodies import changed_parts, reach_contents
from .media import paired_media


def webhook_changes(old: Api, new: Api, walk: Walk) -> Iterator[Change]:
    """Yield what changed about every webhook."""
    before = {webhook.id: webhook for webhook in old.webhooks}
    after = {webhook.id: webhook for webhook in new.webhooks}
    removed, kept, added = paired(before, after)
    for name in removed:
        yield _webhook("webhook-removed", name, before[name].pointer, None)
    for name in added:
        yield _webhook("webhook-added", name, None, after[name].pointer)
    for name in kept:
        yield from _event_changes(Scene(old, new, before[name], after[name], walk))


def callback_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about the callbacks of an operation."""
    before, after = _requests(scene.before.callbacks), _requests(scene.after.callbacks)
    removed, kept, added = paired(before, after)
    for name in removed:
        pointer = before[name].pointer
        yield scene.change("callback-removed", pointer, None, value=name)
    for name in added:
        yield scene.change("callback-added", None, after[name].pointer, value=name)
    for name in kept:
        yield from _event_changes(
            Scene(scene.old, scene.new, before[name], after[name], scene.walk)
        )


def _requests(callbacks: Iterable[Callback]) -> dict[str, Operation]:
    return {
        f"{callback.name} ({operation.method.upper()} {callback.expression})": operation
        for callback in callbacks
        for operation in callback.operations
    }


def _webhook(rule: str, name: str, before: str | None, after: str | None) -> Change:
    return Change(rule=RULES[rule], before=before, after=after, words={"value": name})


def _event_changes(scene: Scene) -> Iterator[Change]:
    yield from _body_changes(scene)
    yield from _parameter_changes(scene)
    yield from _answer_changes(scene)


def _body_changes(scene: Scene) -> Iterator[Change]:
    before, after = scene.before.body, scene.after.body
    if after is None:
        if before is not None:
            kind = "required" if before.required else "optional"
            rule = f"{kind}-event-body-removed"
            yield scene.change(rule, before.pointer, None)
        return
    if before is None:
        yield scene.change("event-body-added", None, after.pointer)
        return
    here = before.pointer, after.pointer
    if before.required != after.required:
        verb = "required" if after.required else "optional"
        yield scene.change(f"event-body-became-{verb}", *here)
    found = paired_media(before.contents, after.contents)
    for verb, ones in (("removed", found.removed), ("added", found.added)):
        for one in ones:
            yield scene.change(f"event-media-type-{verb}", *here, value=one.name)
    for old, new in found.compared:
        for part in changed_parts(scene, old, new):
            rule = "event-body-part-encoding-changed"
            yield scene.change(rule, *here, value=part)
        reach_contents(scene, old, new, Direction.RESPONSE)


def _parameter_changes(scene: Scene) -> Iterator[Change]:
    old = {_called(parameter): parameter for parameter in scene.before.parameters}
    new = {_called(parameter): parameter for parameter in scene.after.parameters}
    removed, kept, added = paired(old, new)
    for name in removed:
        kind = "required" if old[name].required else "optional"
        rule = f"{kind}-event-parameter-removed"
        yield scene.change(rule, old[name].pointer, None, value=name)
    for name in added:
        pointer = new[name].pointer
        yield scene.change("event-parameter-added", None, pointer, value=name)
    for name in kept:
        before, after = old[name], new[name]
        here = before.pointer, after.pointer
        if before.required != after.required:
            verb = "required" if after.required else "optional"
            yield scene.change(f"event-parameter-became-{verb}", *here, value=name)
        if _spelling(before) != _spelling(after):
            rule = "event-parameter-serialization-changed"
            yield scene.change(rule, *here, value=name)
        scene.walk.reach(scene.label, before.schema, after.schema, Direction.RESPONSE)


def _called(parameter: Parameter) -> str:
    return f"{parameter.place} parameter {parameter.name}"


def _spelling(parameter: Parameter) -> tuple[object, ...]:
    return parameter.media_type, parameter.style, parameter.explode


def _answer_changes(scene: Scene) -> Iterator[Change]:
    old = {response.status.upper(): response for response in scene.before.responses}
    new = {response.status.upper(): response for response in scene.after.responses}
    removed, kept, added = paired(old, new)
    for status in removed:
        if not _is_covered(status, new):
            pointer = old[status].pointer
            yield scene.change("event-answer-removed", pointer, None, value=status)
    for status in added:
        if not _is_covered(status, old):
            pointer = new[status].pointer
            yield scene.change("event-answer-added", None, pointer, value=status)
    for status in kept:
        yield from _content_changes(scene, old[status], new[status])


def _is_covered(status: str, others: Container[str]) -> bool:
    return f"{status[0]}XX" in others or "DEFAULT" in others


def _content_changes(
    scene: Scene, before: Response, after: Response
) -> Iterator[Change]:
    here = before.pointer, after.pointer
    if bool(before.contents) != bool(after.contents):
        verb = "added" if after.contents else "removed"
        rule = f"event-answer-body-{verb}"
        yield scene.change(rule, *here, status=after.status)
        return
    found = paired_media(before.contents, after.contents)
    for verb, ones in (("removed", found.removed), ("added", found.added)):
        for one in ones:
            rule = f"event-answer-media-type-{verb}"
            yield scene.change(rule, *here, status=after.status, value=one.name)
    for old, new in found.compared:
        reach_contents(scene, old, new, Direction.REQUEST)
