"""Which generated names two versions of an API give to the same thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from specwright.ir.api import Api
from specwright.ir.operations import Operation, Parameter, Place

from .names import Names, primary_tag

_COMPONENT = "/components/schemas/"
_VARIABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, order=True, slots=True)
class Rename:
    """A name that a Python user would have to change, as it is written in Python.

    An empty `after` says that there is no such name any more.
    """

    before: str
    after: str
    before_pointer: str
    after_pointer: str | None


def renames(
    old: Api, old_names: Names, new: Api, new_names: Names
) -> tuple[Rename, ...]:
    """Return the methods, arguments and model classes that are called otherwise now.

    Operations are the same where method and path are, schemas where their names in the
    components are.
    """
    found = {
        *_calls(old, old_names, new, new_names),
        *_classes(old, old_names, new, new_names),
    }
    return tuple(sorted(found))


def _calls(old: Api, old_names: Names, new: Api, new_names: Names) -> Iterator[Rename]:
    for operation, twin in twins(old, new):
        yield from _methods(operation, old_names, twin, new_names)
        yield from _arguments(operation, old_names, twin, new_names)


def twins(old: Api, new: Api) -> Iterator[tuple[Operation, Operation]]:
    """Yield the operations that both versions have, by method and path.

    Whatever the variables of the path are called.
    """
    after = {_identity(operation): operation for operation in new.operations}
    for operation in old.operations:
        twin = after.get(_identity(operation))
        if twin is not None:
            yield operation, twin


def _identity(operation: Operation) -> tuple[str, str]:
    return operation.method, _VARIABLE.sub("{}", operation.path)


def method_of(operation: Operation, names: Names) -> str:
    """Return how a method of the client is called: `client.pets.list_pets`."""
    module = names.modules.get(primary_tag(operation), "")
    return f"client.{module}.{names.methods[operation.pointer]}"


def _methods(
    old: Operation, old_names: Names, new: Operation, new_names: Names
) -> Iterator[Rename]:
    before, after = method_of(old, old_names), method_of(new, new_names)
    if before != after:
        yield Rename(before, after, old.pointer, new.pointer)


def _arguments(
    old: Operation, old_names: Names, new: Operation, new_names: Names
) -> Iterator[Rename]:
    given = new_names.arguments.get(new.pointer, {})
    others = {_place(p, new.path): given.get(p.pointer) for p in new.parameters}
    spelled = old_names.arguments.get(old.pointer, {})
    for parameter in old.parameters:
        before = spelled.get(parameter.pointer)
        after = others.get(_place(parameter, old.path))
        if before is not None and after is not None and before != after:
            method = method_of(new, new_names)
            yield Rename(
                f"{method}({before}=...)",
                f"{method}({after}=...)",
                parameter.pointer,
                new.pointer,
            )


def _place(parameter: Parameter, path: str) -> tuple[Place, str | int]:
    """Return what a parameter is told by: in a path its turn, else its name."""
    if parameter.place is Place.PATH:
        before, found, _ = path.partition(f"{{{parameter.name}}}")
        return parameter.place, before.count("{") if found else parameter.name
    return parameter.place, parameter.name


def _classes(
    old: Api, old_names: Names, new: Api, new_names: Names
) -> Iterator[Rename]:
    for pointer in old.schemas:
        before, after = old_names.classes.get(pointer), new_names.classes.get(pointer)
        is_component = pointer.startswith(_COMPONENT) and pointer.count("/") == 3
        if is_component and before is not None and before != after:
            found = pointer if pointer in new.schemas else None
            name = f"models.{after}" if after is not None else ""
            yield Rename(f"models.{before}", name, pointer, found)
