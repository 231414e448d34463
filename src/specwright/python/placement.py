"""Which module declares what, and in which order.

A small API has one module. In a larger one a declaration that exactly one tag reaches
lives in that tag's module, any other in `models.shared`, which therefore never imports
a tag's module: there are no import cycles.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from specwright.ir.api import Api

from .declaring import (
    Declared,
    hard,
    mentioned,
    request_schemas,
    response_schemas,
)
from .graph import components, reach
from .operation_names import every_operation, primary_tag

SHARED: Final = "models.shared"
ONLY: Final = "models"


def place(
    api: Api, declared: Declared, modules: Mapping[str, str], small: int
) -> dict[str, str]:
    """Return the dotted path of the module of each declaration, by key."""
    declarations, edges = declared.declarations, declared.used.__getitem__
    if len(declarations) <= small:
        return dict.fromkeys(declarations, ONLY)
    tags: dict[str, set[str]] = {}
    for operation in every_operation(api):
        schemas = [*request_schemas(operation)]
        for response in operation.responses:
            schemas.extend(response_schemas(response))
        start = {key for of in schemas for key in mentioned(declared.shaper.shape(of))}
        tags.setdefault(primary_tag(operation), set()).update(start)
    reached: dict[str, set[str]] = {key: set() for key in declarations}
    for tag, start in tags.items():
        for key in reach(start, edges):
            reached[key].add(tag)
    strays = reach((k for k, by in reached.items() if not by), edges)
    return {
        key: f"models.{modules[next(iter(by))]}"
        if len(by) == 1 and key not in strays
        else SHARED
        for key, by in reached.items()
    }


def ordered(declared: Declared, keys: Sequence[str]) -> list[str]:
    """Return the keys of one module, each after what it is made of where possible."""
    inside = frozenset(keys)

    def local(key: str) -> list[str]:
        return [after for after in declared.used[key] if after in inside]

    found: list[str] = []
    place_of = {key: place for place, key in enumerate(keys)}
    for group in components(keys, local):
        members = frozenset(group)

        def strict(key: str, members: frozenset[str] = members) -> list[str]:
            return [k for k in hard(declared.declarations[key]) if k in members]

        for inner in components(sorted(group, key=place_of.__getitem__), strict):
            found.extend(sorted(inner, key=place_of.__getitem__))
    return found
