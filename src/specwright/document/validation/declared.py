"""Which properties a schema declares, wherever in it."""

from collections.abc import Iterator
from typing import Final

from specwright.document.pointer import from_fragment, lookup
from specwright.ir.json import Json

_ALL = ("allOf", "anyOf", "oneOf")
_ONE = ("items", "not")
_FURTHEST: Final = 300
"""Building refuses schemas that judge by others through more than 100."""


def declared_properties(root: Json, schema: Json) -> set[str]:
    """Return the names of the properties that a schema of a document declares.

    As openapi-spec-validator counts them, which looks into the schemas of `allOf` and
    its like, of `items` and of `not`. Unlike there, each of them is looked at once: a
    schema may lead back to itself. Raises RecursionError where they lead too far.
    """
    found: set[str] = set()
    seen: set[int] = set()
    level = [schema]
    for _ in range(_FURTHEST):
        inner: list[Json] = []
        for current in level:
            if isinstance(current, dict) and id(current) not in seen:
                seen.add(id(current))
                properties = current.get("properties")
                found.update(properties if isinstance(properties, dict) else ())
                inner.extend(_inner(root, current))
        level = inner
        if not level:
            return found
    raise RecursionError


def _inner(root: Json, schema: dict[str, Json]) -> Iterator[Json]:
    reference = schema.get("$ref")
    if isinstance(reference, str):
        target = lookup(root, from_fragment(reference[1:]))
        if target is not None:
            yield target.json
    for keyword in _ALL:
        several = schema.get(keyword)
        yield from several if isinstance(several, list) else ()
    for keyword in _ONE:
        yield schema.get(keyword)
