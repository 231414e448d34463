"""Members that do not travel one way (OpenAPI 3.1, `readOnly` and `writeOnly`)."""

from specwright.contract.direction import Direction
from specwright.ir.json import Json

from .pointers import schema_at, target


def hidden_members(
    root: Json, schema: dict[str, Json], direction: Direction
) -> frozenset[str]:
    """Return the members of a schema that are not asked for in one direction.

    Members of the schemas that `allOf` and `$ref` join in count too.
    """
    return frozenset(_hidden(root, schema, direction.hiding, ()))


def _hidden(
    root: Json, schema: dict[str, Json], keyword: str, seen: tuple[int, ...]
) -> set[str]:
    if id(schema) in seen:
        return set()
    seen = (*seen, id(schema))
    names: set[str] = set()
    members = schema.get("properties")
    if isinstance(members, dict):
        names |= {
            name
            for name, member in members.items()
            if isinstance(member, dict) and _flagged(root, member, keyword)
        }
    for part in _joined(root, schema):
        names |= _hidden(root, part, keyword, seen)
    return names


def _flagged(root: Json, member: dict[str, Json], keyword: str) -> bool:
    if member.get(keyword) is True:
        return True
    reference = member.get("$ref")
    if isinstance(reference, str):
        whole = schema_at(root, target(reference))
        return whole is not None and whole.get(keyword) is True
    return False


def _joined(root: Json, schema: dict[str, Json]) -> list[dict[str, Json]]:
    parts = schema.get("allOf")
    listed = parts if isinstance(parts, list) else []
    found = [part for part in listed if isinstance(part, dict)]
    reference = schema.get("$ref")
    if isinstance(reference, str):
        whole = schema_at(root, target(reference))
        found += [] if whole is None else [whole]
    return found
