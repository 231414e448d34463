"""Component schemas that no operation leads to; a package has types of them too."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from specwright.ir.operations import Operation
from specwright.ir.schemas import Schema
from specwright.schema.messages import exchanged_schemas
from specwright.schema.subschemas import reachable

from .direction import Direction
from .subject import Subject
from .typed import Typed

_PREFIX = "/components/schemas/"


def unused_components(subject: Subject) -> Iterator[Typed]:
    """Yield the types of components that nothing sends or answers."""
    api = subject.api
    used: set[str] = set()
    for operation in (*api.operations, *api.webhooks):
        for schema in _schemas(operation):
            used |= {schema.pointer, *reachable(api, schema)}
    for pointer, schema in api.schemas.items():
        named = pointer.removeprefix(_PREFIX)
        if pointer in used or named == pointer or "/" in named:
            continue
        declared = class_of(subject, pointer)
        if declared is not None:
            yield Typed(
                operation="",
                where=named,
                schema=schema,
                declared=declared,
                direction=Direction.RESPONSE,
            )


def class_of(subject: Subject, pointer: str) -> Any:
    """Return what the package has of a component; None where it has nothing."""
    name = subject.classes.get(pointer)
    if name is None:
        return None
    return getattr(import_module(f"{subject.package.name}.models"), name, None)


def _schemas(operation: Operation) -> Iterator[Schema]:
    yield from exchanged_schemas(operation)
    for callback in operation.callbacks:
        for each in callback.operations:
            yield from _schemas(each)
