"""What holds at once: a schema, its references and its `allOf`, taken apart."""

from collections.abc import Iterator

from specwright.ir.api import Api
from specwright.ir.schemas import AllOf, Reference, Schema


def followed(api: Api, schema: Schema) -> Schema:
    """Return the schema that a chain of bare references leads to.

    A schema that asserts more than one reference is returned as it is; so is one whose
    references lead nowhere or round.
    """
    visited = {schema.pointer}
    current = schema
    while len(current.assertions) == 1:
        (only,) = current.assertions
        target = api.schemas.get(only.target) if isinstance(only, Reference) else None
        if target is None:
            return current
        if target.pointer in visited:
            return schema
        visited.add(target.pointer)
        current = target
    return current


def conjuncts(api: Api, schema: Schema) -> Iterator[Schema]:
    """Yield every schema that a value has to satisfy, through references and `allOf`.

    Each comes once, the schema itself first, then in the order of the document. What
    holds only for some values (`anyOf`, `if`...) is not taken apart.
    """
    visited: set[str] = set()
    waiting = [schema]
    while waiting:
        current = waiting.pop()
        if current.pointer in visited:
            continue
        visited.add(current.pointer)
        yield current
        inner: list[Schema] = []
        for assertion in current.assertions:
            if isinstance(assertion, AllOf):
                inner.extend(assertion.schemas)
            elif isinstance(assertion, Reference):
                target = api.schemas.get(assertion.target)
                inner.extend(() if target is None else (target,))
        waiting.extend(reversed(inner))


def is_read_only(api: Api, schema: Schema) -> bool:
    """Return whether a schema, or one that it builds on, says `readOnly`."""
    if not _builds_on(schema):
        return schema.annotations.read_only
    return any(each.annotations.read_only for each in conjuncts(api, schema))


def is_write_only(api: Api, schema: Schema) -> bool:
    """Return whether a schema, or one that it builds on, says `writeOnly`."""
    if not _builds_on(schema):
        return schema.annotations.write_only
    return any(each.annotations.write_only for each in conjuncts(api, schema))


def _builds_on(schema: Schema) -> bool:
    return any(isinstance(each, (AllOf, Reference)) for each in schema.assertions)
