"""How the variants of a union are told apart."""

from collections.abc import Hashable

from specwright.ir.schemas import Discriminator, Reference, Schema

from .maker import Maker
from .overlap import tag_values
from .shapes import Named, Record, Shape, Tag


def find_tag(
    maker: Maker,
    discriminator: Discriminator | None,
    branches: list[Schema],
    shapes: list[Shape],
) -> Tag | None:
    """Return the property that tells the variants apart, declared or inferred.

    Only where each variant is a class of its own.
    """
    if len(branches) < 2 or not all(_is_record(maker, shape) for shape in shapes):
        return None
    if len(set(shapes)) < len(shapes):
        return None
    choices = [tag_values(branch, maker.follow) for branch in branches]
    names = [name for name in choices[0] if all(name in other for other in choices)]
    if discriminator is not None and discriminator.property in names:
        names = [discriminator.property]
    for name in names:
        values = [choice[name] for choice in choices]
        if _tell_apart(values):
            return Tag(name, tuple(_texts(of) for of in values), exact=True)
    if discriminator is None:
        return None
    hints = tuple(_mapped(discriminator, branch) for branch in branches)
    return Tag(discriminator.property, hints, exact=False)


def _is_record(maker: Maker, shape: Shape) -> bool:
    if isinstance(shape, Named):
        top = maker.top(shape.target)
        return top == Record(shape.target)
    return isinstance(shape, Record)


def _tell_apart(values: list[frozenset[Hashable]]) -> bool:
    if not all(isinstance(value, str) for of in values for value in of):
        return False
    every = frozenset[Hashable]().union(*values)
    return len(every) == sum(map(len, values)) and all(values)


def _texts(values: frozenset[Hashable]) -> tuple[str, ...]:
    return tuple(sorted(value for value in values if isinstance(value, str)))


def _mapped(discriminator: Discriminator, branch: Schema) -> tuple[str, ...]:
    targets = [a.target for a in branch.assertions if isinstance(a, Reference)]
    mapped = [value for value, target in discriminator.mapping if target in targets]
    return tuple(mapped or [target.rpartition("/")[2] for target in targets])
