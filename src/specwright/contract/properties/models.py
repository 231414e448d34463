"""Models agree with their schemas, value by value."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any, cast

from pydantic import ValidationError

from specwright.contract.check import Check
from specwright.contract.components import unused_components
from specwright.contract.direction import Direction
from specwright.contract.disagreement import DisagreementError, expect
from specwright.contract.strategies import Site
from specwright.contract.subject import Subject
from specwright.contract.typed import Typed, typed_schemas
from specwright.contract.wire.scalars import same_json
from specwright.ir.json import Json
from specwright.ir.operations import Operation

from . import places
from .defaults import default_difference
from .heirs import heir_difference
from .names import exchanged_members


def model_checks(
    subject: Subject, operations: tuple[Operation, ...]
) -> Iterator[Check]:
    """Yield the checks of every type that the operations name, each once.

    With all operations, also of the components that none of them leads to.
    """
    seen: set[tuple[str, Direction]] = set()
    reached: set[tuple[str, Direction]] = set()
    found = chain.from_iterable(typed_schemas(subject, each) for each in operations)
    every = {each.id for each in operations} >= {o.id for o in subject.api.operations}
    for typed in chain(found, unused_components(subject) if every else ()):
        if typed.identity not in seen:
            seen.add(typed.identity)
            yield from _checks(subject, typed, reached)


def _checks(
    subject: Subject, typed: Typed, reached: set[tuple[str, Direction]]
) -> Iterator[Check]:
    values = subject.values(typed.direction)
    yield Check(
        aspect="model-accepts",
        operation=typed.operation,
        case=typed.where,
        pointer=typed.schema.pointer,
        strategy=values.valid(typed.schema),
        test=lambda value: _accepts(subject, typed, value),
    )
    for site in values.sites(typed.schema):
        if (site.place, typed.direction) not in reached:
            reached.add((site.place, typed.direction))
            yield _reaches(subject, typed, site)
            yield _breaks(subject, typed, site)


def _reaches(subject: Subject, typed: Typed, site: Site) -> Check:
    return Check(
        aspect="model-reaches",
        operation=typed.operation,
        case=f"{typed.where} {site.place}",
        about=typed.where,
        pointer=site.pointer,
        strategy=subject.values(typed.direction).every_edge(typed.schema, site),
        test=lambda values: _each(values, partial(_accepts, subject, typed)),
        reaches=(places.keyword(site, "valid"),),
        weight=0.2,
        obstacle="other keywords refuse what meets it, perhaps a oneOf on the way",
    )


def _breaks(subject: Subject, typed: Typed, site: Site) -> Check:
    return Check(
        aspect="model-refuses",
        operation=typed.operation,
        case=f"{typed.where} {site.place}",
        about=typed.where,
        pointer=site.pointer,
        strategy=subject.values(typed.direction).every_broken(typed.schema, site),
        test=lambda values: _each(values, partial(_refuses, subject, typed, site)),
        reaches=(places.keyword(site, "invalid"),),
        weight=0.2,
        obstacle="what breaks it is valid all the same, perhaps as another variant",
    )


def _accepts(subject: Subject, typed: Typed, value: Json) -> None:
    pointer = typed.schema.pointer
    try:
        made = subject.python(typed.declared, value)
    except ValidationError as error:
        raise DisagreementError(
            f"{value!r} is valid, and the model refuses it: {error}", pointer=pointer
        ) from error
    expect(exchanged_members(made), pointer=pointer)
    expect(heir_difference(subject, typed.direction, value, made), pointer=pointer)
    expect(default_difference(subject, pointer, value, made), pointer=pointer)
    written = subject.plain(typed.declared, made)
    if not same_json(written, value):
        message = f"{value!r} comes back as {written!r}"
        raise DisagreementError(message, pointer=pointer)
    _rebuilds(subject, typed, value, made)


def _rebuilds(subject: Subject, typed: Typed, value: Json, made: Any) -> None:
    """Build the value in Python, by the names that Python has, and judge it."""
    pointer = typed.schema.pointer
    written = subject.plain(typed.declared, _rebuilt(made))
    if not subject.oracle.accepts(pointer, written, typed.direction):
        message = f"built in Python from {value!r}, it is written as {written!r}"
        raise DisagreementError(message, pointer=pointer)
    difference = f"{value!r} is rebuilt in Python as {written!r}"
    expect(None if same_json(written, value) else difference, pointer=pointer)


def _rebuilt(made: Any) -> Any:
    if isinstance(made, list):
        return list(map(_rebuilt, cast("list[object]", made)))
    kind: Any = made.__class__
    fields = getattr(kind, "model_fields", None)
    if fields is None:
        return made
    members = {
        name: getattr(made, name) for name in made.model_fields_set & set(fields)
    }
    extra: dict[str, Any] = made.model_extra or {}
    if extra.keys() & members.keys():
        return made
    return kind(**extra, **members)


def _each(values: list[Json], test: Callable[[Json], None]) -> None:
    for value in values:
        test(value)


def _refuses(subject: Subject, typed: Typed, site: Site, value: Json) -> None:
    try:
        made = subject.python(typed.declared, value)
    except ValidationError:
        return
    raise DisagreementError(
        f"{value!r} breaks {site.words}, and the model takes it as {made!r}",
        pointer=site.source,
    )
