"""Changes of parameters, paired by name and place."""

from collections.abc import Iterator
from typing import Final

from specwright.diff.change import Change
from specwright.diff.rule import Direction
from specwright.diff.scene import Scene
from specwright.diff.side import side_of
from specwright.ir.json import JsonType
from specwright.ir.operations import Parameter, Place
from specwright.ir.schemas import Type
from specwright.schema.json_types import json_types

COMPOUND: Final = frozenset({JsonType.ARRAY, JsonType.OBJECT})
"""The types of values that `explode` takes apart."""
_WORDS: Final = frozenset({JsonType.INTEGER, JsonType.NUMBER, JsonType.BOOLEAN})


def parameter_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about the parameters of an operation."""
    pairs, removed, added = _paired(scene)
    moved = {old.name: new for old in removed for new in added if old.name == new.name}
    for parameter in removed:
        if parameter.name in moved:
            yield _move(scene, parameter, moved[parameter.name])
        else:
            yield _removal(scene, parameter)
    for parameter in added:
        if parameter.name not in moved:
            yield _addition(scene, parameter)
    for before, after in pairs:
        yield from _changes(scene, before, after)


def _paired(
    scene: Scene,
) -> tuple[list[tuple[Parameter, Parameter]], list[Parameter], list[Parameter]]:
    """Pair path parameters by their order in the path, others by name and place."""
    old = {_identity(p, scene.before.path): p for p in scene.before.parameters}
    new = {_identity(p, scene.after.path): p for p in scene.after.parameters}
    return (
        [(parameter, new[key]) for key, parameter in old.items() if key in new],
        [parameter for key, parameter in old.items() if key not in new],
        [parameter for key, parameter in new.items() if key not in old],
    )


def _identity(parameter: Parameter, path: str) -> tuple[Place, str | int]:
    match parameter.place:
        case Place.PATH:
            before, found, _ = path.partition(f"{{{parameter.name}}}")
            return parameter.place, before.count("{") if found else parameter.name
        case Place.HEADER:
            return parameter.place, parameter.name.lower()
        case _:
            return parameter.place, parameter.name


def _subject(parameter: Parameter) -> str:
    return f"{parameter.place} parameter {parameter.name}"


def _move(scene: Scene, before: Parameter, after: Parameter) -> Change:
    return scene.change(
        "parameter-moved",
        before.pointer,
        after.pointer,
        before=before.name,
        after=after.place,
    )


def _removal(scene: Scene, parameter: Parameter) -> Change:
    path = "path-" if parameter.place is Place.PATH else ""
    return scene.change(
        f"{path}parameter-removed", parameter.pointer, None, subject=_subject(parameter)
    )


def _addition(scene: Scene, parameter: Parameter) -> Change:
    kind = "required" if parameter.required else "optional"
    return scene.change(
        f"{kind}-parameter-added", None, parameter.pointer, subject=_subject(parameter)
    )


def _changes(scene: Scene, before: Parameter, after: Parameter) -> Iterator[Change]:
    subject = _subject(after)

    def here(rule: str, **words: object) -> Change:
        words = {"subject": subject, **words}
        return scene.change(rule, before.pointer, after.pointer, **words)

    if before.place is Place.PATH and before.name != after.name:
        yield here("path-parameter-renamed", before=before.name, after=after.name)
    if before.required != after.required:
        verb = "required" if after.required else "optional"
        yield here(f"parameter-became-{verb}")
    if before.doc.deprecated != after.doc.deprecated:
        verb = "deprecated" if after.doc.deprecated else "reinstated"
        yield here(f"parameter-{verb}")
    if before.allow_empty != after.allow_empty:
        verb = "allowed" if after.allow_empty else "refused"
        yield here(f"parameter-empty-value-{verb}")
    for rule, old, new in _spelling_changes(scene, before, after):
        yield here(rule, before=old, after=new)
    if _became_text(scene, before, after):
        yield here("parameter-takes-any-text")
    else:
        scene.walk.reach(scene.label, before.schema, after.schema, Direction.REQUEST)


def _became_text(scene: Scene, before: Parameter, after: Parameter) -> bool:
    """Tell whether what was a number or a flag may be any text now.

    In a path, a query or a header they are written alike.
    """
    old = json_types(scene.old, before.schema)
    new = side_of(scene.new, after.schema)
    return (
        before.media_type is after.media_type is None
        and old <= _WORDS
        and bool(old)
        and new.assertions == (Type((JsonType.STRING,)),)
    )


def _spelling_changes(
    scene: Scene, before: Parameter, after: Parameter
) -> Iterator[tuple[str, object, object]]:
    if before.media_type != after.media_type:
        old, new = (p.media_type or f"style {p.style}" for p in (before, after))
        yield "parameter-serialization-changed", old, new
        return
    if before.style != after.style:
        yield "parameter-style-changed", before.style, after.style
    types = json_types(scene.old, before.schema)
    if before.explode != after.explode and types & COMPOUND:
        yield "parameter-explode-changed", before.explode, after.explode
    if before.allow_reserved != after.allow_reserved:
        verb = "allowed" if after.allow_reserved else "refused"
        yield f"parameter-reserved-characters-{verb}", None, None
