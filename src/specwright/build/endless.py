"""Schemas that ask for themselves before anything is consumed.

Whether a value is valid for `{"allOf": [{"$ref": "#"}]}` never ends (JSON Schema Core,
section 9.4.1): some reference has to go.
"""

from collections.abc import Iterator, Mapping

from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Conditional,
    DependentSchemas,
    Not,
    OneOf,
    Reference,
    Schema,
)


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
            holder, target = edge
            if target in path:
                found[holder] = target
            elif target in schemas and target not in finished:
                path[target] = _in_place(schemas[target])
    return found


def _in_place(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the references that judge the same value: their pointer and target."""
    waiting = [schema]
    for current in waiting:
        for assertion in current.assertions:
            match assertion:
                case Reference(target):
                    yield current.pointer, target
                case AllOf(schemas) | AnyOf(schemas) | OneOf(schemas):
                    waiting.extend(schemas)
                case Not(inner):
                    waiting.append(inner)
                case Conditional(condition, consequence, alternative):
                    branches = (condition, consequence, alternative)
                    waiting.extend(each for each in branches if each is not None)
                case DependentSchemas(members):
                    waiting.extend(inner for _, inner in members)
                case _:
                    pass
