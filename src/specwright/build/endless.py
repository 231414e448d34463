"""Schemas that ask for themselves, or for all too many, before anything is consumed.

Whether a value is valid for `{"allOf": [{"$ref": "#"}]}` never ends (JSON Schema Core,
section 9.4.1): some reference has to go. So it has where there is an end that nobody
who judges by recursion would live to see.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    DependentSchemas,
    Not,
    OneOf,
    Reference,
    Schema,
)
from specwright.schema.circles import circles

from .values import DEEPEST

FURTHEST: Final = 100
"""So many schemas may judge the same value in a row, each of them inside of or referred
to by the one before."""


def endless(schemas: Mapping[str, Schema]) -> dict[str, str]:
    """Return the references that lead round: the pointer of each, and its target.

    They are those that close a circle when the schemas are followed in their order.
    """
    found: dict[str, str] = {}
    finished: set[str] = set()
    for start in schemas:
        if start in finished:
            continue
        path = {start: _in_place(schemas[start])}
        while path:
            pointer, edges = next(reversed(path.items()))
            edge = next(edges, None)
            if edge is None:
                finished.add(pointer)
                del path[pointer]
                continue
            holder, target, _ = edge
            if target in path:
                found[holder] = target
            elif target in schemas and target not in finished:
                path[target] = _in_place(schemas[target])
    return found


def distant(schemas: Mapping[str, Schema]) -> dict[str, str]:
    """Return the references that lead too far: the pointer of each, and its target.

    Takes schemas of which none is endless. Without these references no more than
    `FURTHEST` judge in a row.
    """
    if len(schemas) < FURTHEST - DEEPEST:
        return {}
    edges = {pointer: list(_in_place(schema)) for pointer, schema in schemas.items()}
    targets = {
        pointer: [target for _, target, _ in of if target in schemas]
        for pointer, of in edges.items()
    }
    far: set[str] = set()
    below: dict[str, int] = {}
    for (pointer,) in circles(targets):
        below[pointer] = 0
        for holder, target, level in edges[pointer]:
            length = level + 1 + below.get(target, 0)
            if length > FURTHEST:
                far.add(holder)
            else:
                below[pointer] = max(below[pointer], length)
    return {
        holder: target
        for of in edges.values()
        for holder, target, _ in of
        if holder in far
    }


def _in_place(schema: Schema) -> Iterator[tuple[str, str, int]]:
    """Yield the references that judge the same value: pointer, target, and level."""
    waiting = [(schema, 0)]
    for current, level in waiting:
        for assertion in current.assertions:
            if isinstance(assertion, Reference):
                yield current.pointer, assertion.target, level
            else:
                waiting.extend((each, level + 1) for each in _beside(assertion))


def _beside(assertion: Assertion) -> tuple[Schema, ...]:
    """Return the schemas of an assertion that judge the same value."""
    match assertion:
        case AllOf(schemas) | AnyOf(schemas) | OneOf(schemas):
            return schemas
        case Not(inner):
            return (inner,)
        case Conditional(condition, consequence, alternative):
            branches = (condition, consequence, alternative)
            return tuple(each for each in branches if each is not None)
        case DependentSchemas(members):
            return tuple(inner for _, inner in members)
        case _:
            return ()
