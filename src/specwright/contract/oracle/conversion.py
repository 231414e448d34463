"""A whole document as a resource of JSON Schema 2020-12, pointers kept.

Every schema of the document is rewritten where it stands. The one exception is a
`nullable` beside combined schemas, which moves what it is beside under `else`.
"""

from specwright.contract.direction import Direction
from specwright.ir.json import Json

from .hidden import hidden_members
from .implied import with_implied_type
from .pointers import joined
from .vocabulary import MANY, NAMED, OLD, ONE, TURNED, TYPED_FORMATS

_OPAQUE = frozenset({"default", "enum", "example", "examples", "value"})


class Conversion:
    """Convert one document for one direction.

    `old` says that the document speaks OpenAPI 3.0; `formats` are those to assert.
    `implied` adds the type that the keywords of a schema without one speak of. `places`
    maps the pointer of each schema to that of the result, where some had to move.
    """

    def __init__(
        self,
        root: dict[str, Json],
        direction: Direction,
        *,
        old: bool,
        formats: frozenset[str] = TYPED_FORMATS,
        implied: bool = False,
    ) -> None:
        self._root = root
        self._direction = direction
        self._old = old
        self._formats = formats
        self._implied = implied
        self.places: dict[str, str] = {}

    def converted(self) -> Json:
        """Return the document with every schema of it rewritten."""
        return self._element(self._root, "", "")

    def _element(self, value: Json, pointer: str, place: str) -> Json:
        """Convert what is not a schema, looking for schemas in it."""
        if isinstance(value, list):
            return [
                self._element(each, joined(pointer, i), joined(place, i))
                for i, each in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        return {
            name: self._member(
                name, each, pointer, joined(pointer, name), joined(place, name)
            )
            for name, each in value.items()
        }

    def _member(
        self, name: str, value: Json, parent: str, pointer: str, place: str
    ) -> Json:
        if name in {"schema", "itemSchema"} or parent == "/components/schemas":
            return self.schema(value, pointer, place)
        if name in _OPAQUE or name.startswith("x-"):
            return value
        return self._element(value, pointer, place)

    def schema(self, value: Json, pointer: str, place: str) -> Json:
        """Convert the schema at `pointer` of the document for `place` of the result."""
        self.places[pointer] = place
        if not isinstance(value, dict):
            return value
        value = with_implied_type(value) if self._implied else value
        if not self._old:
            return self._keywords(value, pointer, place)
        return self._old_schema(value, pointer, place)

    def _old_schema(self, value: dict[str, Json], pointer: str, place: str) -> Json:
        nullable = value.get("nullable") is True
        known = {key: each for key, each in value.items() if key in OLD}
        if isinstance(value.get("$ref"), str):
            known = {"$ref": value["$ref"]}
        if nullable and known.keys() & {"$ref", "allOf", "anyOf", "oneOf", "not"}:
            rest = self._keywords(_bounded(known), pointer, joined(place, "else"))
            return {"if": {"type": "null"}, "else": rest}
        converted = self._keywords(_bounded(known), pointer, place)
        return _with_null(converted) if nullable else converted

    def _keywords(
        self, value: dict[str, Json], pointer: str, place: str
    ) -> dict[str, Json]:
        return {
            key: self._keyword(
                value, key, each, joined(pointer, key), joined(place, key)
            )
            for key, each in value.items()
            if key != "$schema" and (key != "format" or each in self._formats)
        }

    def _keyword(
        self, schema: dict[str, Json], key: str, value: Json, pointer: str, place: str
    ) -> Json:
        if key in TURNED:
            return self._literal(value, pointer, place)
        if key in ONE and isinstance(value, dict):
            return self.schema(value, pointer, place)
        if key in MANY and isinstance(value, list):
            return [
                self.schema(each, joined(pointer, i), joined(place, i))
                for i, each in enumerate(value)
            ]
        if key in NAMED and isinstance(value, dict):
            return {
                name: self.schema(each, joined(pointer, name), joined(place, name))
                for name, each in value.items()
            }
        if key == "required" and isinstance(value, list):
            hidden = hidden_members(self._root, schema, self._direction)
            return [name for name in value if name not in hidden]
        return value

    def _literal(self, value: Json, pointer: str, place: str) -> Json:
        """Convert a schema whose opposite counts too: nothing is implied in it."""
        implied, self._implied = self._implied, False
        converted = self.schema(value, pointer, place)
        self._implied = implied
        return converted


def _bounded(schema: dict[str, Json]) -> dict[str, Json]:
    """Turn the boolean exclusive bounds of draft 4 into bounds."""
    result = dict(schema)
    for bound, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        flag = result.get(exclusive)
        if isinstance(flag, bool):
            del result[exclusive]
            if flag and bound in result:
                result[exclusive] = result.pop(bound)
    return result


def _with_null(schema: dict[str, Json]) -> dict[str, Json]:
    result = dict(schema)
    kinds = result.get("type")
    if isinstance(kinds, str):
        result["type"] = list(dict.fromkeys([kinds, "null"]))
    values = result.get("enum")
    if isinstance(values, list) and None not in values:
        result["enum"] = [*values, None]
    return result
