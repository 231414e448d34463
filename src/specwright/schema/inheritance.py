"""Inheritance: schemas that build on another one by `allOf`."""

from collections.abc import Mapping

from specwright.ir.api import Api
from specwright.ir.schemas import AllOf, Reference, Schema

from .unions import ByProperty, tagged


def bases(schema: Schema) -> tuple[str, ...]:
    """Return the pointers that a schema builds on: the references in its `allOf`."""
    return tuple(
        assertion.target
        for each in schema.assertions
        if isinstance(each, AllOf)
        for inner in each.schemas
        for assertion in inner.assertions
        if isinstance(assertion, Reference)
    )


def heirs(schemas: Mapping[str, Schema]) -> Mapping[str, tuple[str, ...]]:
    """Return for each schema of an API those that build on it, directly or not.

    By pointer, in the order of the document.
    """
    direct: dict[str, list[str]] = {}
    for pointer, schema in schemas.items():
        for base in bases(schema):
            direct.setdefault(base, []).append(pointer)
    order = {pointer: index for index, pointer in enumerate(schemas)}
    return {
        base: tuple(sorted(_below(base, direct), key=order.__getitem__))
        for base in direct
    }


def tagged_heirs(
    api: Api, schema: Schema, below: Mapping[str, tuple[str, ...]]
) -> ByProperty | None:
    """Return how a base with a discriminator tells its heirs apart.

    `below` is what `heirs` returns. None where the schema has no discriminator.
    """
    found = schema.annotations.discriminator
    if found is None:
        return None
    return tagged(
        api, found, tuple(api.schemas[each] for each in below.get(schema.pointer, ()))
    )


def _below(base: str, direct: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct.get(base, ()))
    while waiting:
        pointer = waiting.pop()
        if pointer not in found and pointer != base:
            found.add(pointer)
            waiting.extend(direct.get(pointer, ()))
    return found
