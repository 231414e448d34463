"""Ways into a value: which attribute or key leads to which part of it."""

from dataclasses import dataclass

from .lowering import Models
from .shapes import (
    Array,
    Checked,
    Declaration,
    Member,
    Named,
    Null,
    Record,
    RecordDeclaration,
    Shape,
    Union,
)


@dataclass(frozen=True, slots=True)
class Way:
    """Steps by Python attributes, and the shape of what is found at their end.

    `member` is the property that the last step leads to; None where there is no step.
    """

    steps: tuple[str, ...]
    shape: Shape
    member: Member | None = None


def ways_on(models: Models, way: Way) -> dict[str, Way]:
    """Return the ways that go one step further, by the name of the property."""
    match settled(models, way.shape):
        case Record(key=key):
            return _members(models, way.steps, key, frozenset())
        case _:
            return {}


def elements(models: Models, shape: Shape) -> Shape | None:
    """Return the shape of the elements where a shape is that of an array."""
    match settled(models, shape):
        case Array(item=item):
            return item
        case _:
            return None


def settled(models: Models, shape: Shape) -> Shape:
    """Return what a shape comes to, its names, its checks and a null taken away."""
    visited: set[str] = set()
    while True:
        match shape:
            case Named(target=target) if target not in visited:
                visited.add(target)
                shape = models.printer.declared.tops[target]
            case Checked(shape=inner):
                shape = inner
            case Union(variants=variants):
                rest = [one for one in variants if not isinstance(one, Null)]
                if len(rest) != 1:
                    return shape
                shape = rest[0]
            case _:
                return shape


def _members(
    models: Models, steps: tuple[str, ...], key: str, visited: frozenset[str]
) -> dict[str, Way]:
    declaration: Declaration = models.printer.declared.declarations[key]
    if not isinstance(declaration, RecordDeclaration) or key in visited:
        return {}
    found: dict[str, Way] = {}
    for base in declaration.bases:
        found |= _members(models, steps, base, visited | {key})
    fields = models.names.fields[key]
    for member in declaration.members:
        further = (*steps, fields[member.name])
        found[member.name] = Way(further, member.shape, member)
    return found
