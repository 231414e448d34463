"""Changes of the variants of a union, once they are paired."""

from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.likeness import Matched
from specwright.diff.subject import subject_of
from specwright.diff.walk import Child, Pair
from specwright.ir.schemas import Reference, Schema


def variant_changes(pair: Pair, found: Matched) -> Iterator[Change | Child]:
    """Yield the variants that came and went, and those to compare."""
    for was, now in found.pairs:
        yield Child((was,), (now,), null=False)
    for variant in found.removed:
        yield pair.change("variant-removed", value=_called(variant))
    for variant in found.added:
        yield pair.change("variant-added", value=_called(variant))


def _called(schema: Schema) -> str:
    match schema.assertions:
        case (Reference(target),):
            return subject_of(target)
        case _:
            return schema.annotations.title or subject_of(schema.pointer)
