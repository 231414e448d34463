"""What really is wrong, where a meta-schema says that no alternative fits."""

import json
from collections.abc import Iterator, Sequence
from typing import cast

from jsonschema_rs import ValidationError, ValidationErrorKind

from specwright.document.pointer import closest, joined

from .violation import Violation

_LONGEST = 60


def violations(error: ValidationError) -> Iterator[Violation]:
    """Yield the violations behind an error of a meta-schema."""
    kind = error.kind
    match kind:
        case ValidationErrorKind.OneOfNotValid() | ValidationErrorKind.AnyOf():
            yield from _alternatives(error, kind.context)
        case ValidationErrorKind.Required():
            name = str(kind.property)
            yield Violation(pointer_of(error), f"`{name}` is missing", f"add `{name}`")
        case ValidationErrorKind.Enum():
            yield _not_among(error, _listed(kind.options))
        case ValidationErrorKind.Constant():
            yield _not_among(error, [kind.expected_value])
        case ValidationErrorKind.AdditionalProperties():
            yield from _unexpected(error, kind.unexpected)
        case ValidationErrorKind.UnevaluatedProperties():
            yield from _unexpected(error, kind.unexpected)
        case ValidationErrorKind.Type():
            yield Violation(
                pointer_of(error),
                f"{shortened(error.instance)} stands where "
                f"{' or '.join(map(str, kind.types))} belongs",
            )
        case ValidationErrorKind.Pattern():
            yield Violation(
                pointer_of(error),
                f"{shortened(error.instance)} does not match `{kind.pattern}`",
            )
        case ValidationErrorKind.Not():
            yield from _excluded(error, kind.schema)
        case _:
            yield Violation(pointer_of(error), _general(error))


def pointer_of(error: ValidationError) -> str:
    """Return the place of an error."""
    return joined([str(step) for step in error.instance_path])


def shortened(value: object) -> str:
    """Return a value in a few words."""
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            text = json.dumps(value, ensure_ascii=False, default=str)
            return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _general(error: ValidationError) -> str:
    message = error.message
    if len(message) > 2 * _LONGEST:
        message = f"{shortened(error.instance)} breaks `{error.kind.name}`"
    return message[:1].lower() + message[1:]


def _alternatives(
    error: ValidationError, branches: Sequence[Sequence[ValidationError]]
) -> Iterator[Violation]:
    meant = [branch for branch in branches if not _is_reference(branch)] or branches
    among = _shared_enum(meant)
    if among is not None:
        yield among
        return
    if not meant:
        yield Violation(pointer_of(error), _general(error))
        return
    narrowed = [
        [violation for each in branch for violation in violations(each)]
        for branch in meant
    ]
    yield from max(narrowed, key=_likeness)


def _likeness(found: list[Violation]) -> tuple[int, int]:
    """Return how likely an alternative was meant: it went wrong deep inside, once."""
    depth = max((violation.pointer.count("/") for violation in found), default=0)
    return depth, -len(found)


def _is_reference(branch: Sequence[ValidationError]) -> bool:
    """Return whether an alternative is the Reference Object, which was not written."""
    return any(
        isinstance(each.kind, ValidationErrorKind.Required)
        and each.kind.property == "$ref"
        for each in branch
    ) or all("Reference" in map(str, each.schema_path) for each in branch)


def _shared_enum(
    branches: Sequence[Sequence[ValidationError]],
) -> Violation | None:
    """Return one violation where each alternative wants another constant."""
    options: list[object] = []
    place: ValidationError | None = None
    for branch in branches:
        wanted = [
            each for each in branch if isinstance(each.kind, ValidationErrorKind.Enum)
        ]
        if len(wanted) != 1 or len(branches) < 2:
            return None
        if place is not None and place.instance_path != wanted[0].instance_path:
            return None
        place = wanted[0]
        kind = place.kind
        if isinstance(kind, ValidationErrorKind.Enum):
            options += _listed(kind.options)
    return None if place is None else _not_among(place, options)


def _excluded(error: ValidationError, schema: object) -> Iterator[Violation]:
    """Yield what a `not` means: members that must not stand together."""
    if not isinstance(error.instance, dict):
        return
    required: object = None
    if isinstance(schema, dict):
        required = cast("dict[str, object]", schema).get("required")
    names = " and ".join(f"`{name}`" for name in _listed(required))
    message = f"{names} exclude each other" if names else _general(error)
    yield Violation(pointer_of(error), message, "keep one of them" if names else None)


def _listed(options: object) -> list[object]:
    if not isinstance(options, list | tuple):
        return []
    return list(cast("Sequence[object]", options))


def _not_among(error: ValidationError, options: list[object]) -> Violation:
    value = error.instance
    words = ", ".join(f"`{option}`" for option in options)
    names = [option for option in options if isinstance(option, str)]
    close = closest(value, names) if isinstance(value, str) else None
    return Violation(
        pointer_of(error),
        f"{shortened(value)} is not one of {words}"
        if len(options) > 1
        else f"{shortened(value)} is not {words}",
        f"did you mean `{close}`?" if close else None,
    )


def _unexpected(error: ValidationError, names: Sequence[str]) -> Iterator[Violation]:
    path = [str(step) for step in error.instance_path]
    for name in names:
        yield Violation(
            joined([*path, name]),
            f"`{name[:_LONGEST]}` does not belong here",
            "remove it, or let its name start with `x-`",
            key=True,
        )
