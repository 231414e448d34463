"""A whole document as a resource of JSON Schema 2020-12, pointers kept.

Every schema of the document is rewritten where it stands. The one exception is a
`nullable` beside combined schemas, which moves what it is beside under `else`.
"""

from urllib.parse import urljoin

from specwright.contract.direction import Direction
from specwright.ir.json import Json
from specwright.schema.media_types import is_json

from .hidden import hidden_members
from .identifiers import BASE, DEFINITIONS, OPAQUE, defined, is_schema, top_schema
from .implied import with_implied_type
from .pointers import found, fragment, joined, target
from .vocabulary import MANY, NAMED, OLD, ONE, TURNED, TYPED_FORMATS


class Conversion:
    """Convert one document for one direction.

    `old` says that the document speaks OpenAPI 3.0; `formats` are those to assert.
    `implied` adds the type that the keywords of a schema without one speak of. `places`
    maps the pointer of each schema to that of the result, where some had to move.
    Where schemas have names of their own, all of them move: `identified` is true then.
    `contents` maps the formats made up for texts of JSON to the pointers of the schemas
    of their values.
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
        self.identified = defined(root)
        self.places: dict[str, str] = {}
        self.resources: dict[str, str] = {}
        self.contents: dict[str, str] = {}
        self._definitions: dict[str, Json] = {}
        self._base: str = ""

    def converted(self) -> Json:
        """Return the document with every schema of it rewritten."""
        converted = self._element(self._root, "", "")
        if isinstance(converted, dict) and self.identified:
            return {**converted, DEFINITIONS: self._definitions}
        return converted

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
        if is_schema(name, parent):
            if not self.identified:
                return self.schema(value, pointer, place)
            moved = joined(f"/{DEFINITIONS}", pointer)
            self._definitions[pointer] = self.schema(value, pointer, moved)
            return None
        if name in OPAQUE or name.startswith("x-"):
            return value
        return self._element(value, pointer, place)

    def schema(self, value: Json, pointer: str, place: str) -> Json:
        """Convert the schema at `pointer` of the document for `place` of the result."""
        self.places[pointer] = place
        if not isinstance(value, dict):
            return value
        value = with_implied_type(value) if self._implied else value
        if self._old:
            return self._old_schema(value, pointer, place)
        outer = self._base
        identifier = value.get("$id")
        if isinstance(identifier, str):
            self._base = urljoin(outer or BASE, identifier)
            self.resources[self._base] = pointer
        converted = self._keywords(value, pointer, place)
        self._base = outer
        return converted

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
        converted = {
            key: self._keyword(
                value, key, each, joined(pointer, key), joined(place, key)
            )
            for key, each in value.items()
            if key != "$schema" and (key != "format" or each in self._formats)
        }
        if self._formats and not self._old and _holds_json(value):
            name = f"json at {pointer}"
            self.contents[name] = joined(pointer, "contentSchema")
            converted = {**converted, "format": name}
        return converted

    def _keyword(
        self, schema: dict[str, Json], key: str, value: Json, pointer: str, place: str
    ) -> Json:
        if key in {"$ref", "$dynamicRef"} and isinstance(value, str):
            return self._reference(value)
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

    def _reference(self, reference: str) -> str:
        """Return a reference to where its target is now.

        In a schema with an `$id` a pointer counts from there, unless nothing is there:
        it has been made to count from the root, then.
        """
        if not self.identified or not reference.startswith("#/"):
            return reference
        pointer = target(reference)
        own = self.resources.get(self._base)
        top = top_schema(pointer)
        if top is None or (own is not None and found(self._root, own + pointer)):
            return reference
        moved = joined(f"/{DEFINITIONS}", top) + pointer.removeprefix(top)
        return BASE + fragment(moved)

    def _literal(self, value: Json, pointer: str, place: str) -> Json:
        """Convert a schema whose opposite counts too: nothing is implied in it."""
        implied, self._implied = self._implied, False
        converted = self.schema(value, pointer, place)
        self._implied = implied
        return converted


def _holds_json(schema: dict[str, Json]) -> bool:
    media_type = schema.get("contentMediaType")
    known = isinstance(media_type, str) and is_json(media_type)
    return known and "contentSchema" in schema and "contentEncoding" not in schema


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
