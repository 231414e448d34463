"""What the calls of a newer package need that those of the older did not."""

from collections.abc import Iterator
from dataclasses import dataclass

from specwright.ir.api import Api
from specwright.ir.operations import Operation, Place

from .names import Names
from .renames import method_of, twins


@dataclass(frozen=True, order=True, slots=True)
class Demand:
    """An argument without which a method cannot be called any more."""

    method: str
    argument: str
    pointer: str


def demands(old: Api, new: Api, new_names: Names) -> tuple[Demand, ...]:
    """Return the arguments that calls have to give now, and did not have to.

    Methods and arguments are called as in the newer package.
    """
    found = {
        Demand(method_of(after, new_names), argument, pointer)
        for before, after in twins(old, new)
        for argument, pointer in _demanded(before, after, new_names)
    }
    return tuple(sorted(found))


def _demanded(
    before: Operation, after: Operation, names: Names
) -> Iterator[tuple[str, str]]:
    required = {(p.place, p.name) for p in before.parameters if p.required}
    arguments = names.arguments.get(after.pointer, {})
    for parameter in after.parameters:
        argument = arguments.get(parameter.pointer)
        is_known = (parameter.place, parameter.name) in required
        # Those of a path have other names at most: see `renames`.
        is_new = parameter.required and not is_known
        if argument is not None and is_new and parameter.place is not Place.PATH:
            yield argument, parameter.pointer
    was = before.body is not None and before.body.required
    if after.body is not None and after.body.required and not was:
        yield "body", after.body.pointer
