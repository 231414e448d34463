"""Changes of a pair of schemas."""

from collections.abc import Iterator
from typing import TypeAlias

from specwright.diff.change import Change
from specwright.diff.walk import Child, Pair

from .annotations import annotation_changes
from .arrays import array_changes
from .bounds import bound_changes
from .objects import object_changes
from .strings import string_changes
from .unions import union_changes
from .values import have_nothing_in_common, value_changes

Outcome: TypeAlias = Change | Child


def schema_changes(pair: Pair) -> Iterator[Outcome]:
    """Yield what changed between two schemas, and the pairs inside them to look at."""
    yield from value_changes(pair)
    if have_nothing_in_common(pair):
        # What else differs follows from the type.
        yield from annotation_changes(pair)
        return
    yield from bound_changes(pair)
    yield from string_changes(pair)
    yield from array_changes(pair)
    yield from object_changes(pair)
    yield from union_changes(pair)
    yield from annotation_changes(pair)
