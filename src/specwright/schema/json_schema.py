"""Schemas written out again, as values of JSON Schema 2020-12."""

from collections import deque
from collections.abc import Container
from typing import Final, TypeAlias, assert_never

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.schemas import (
    AdditionalProperties,
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    Contains,
    ContentSchema,
    DependentSchemas,
    DynamicReference,
    Items,
    Never,
    Not,
    OneOf,
    PatternProperties,
    PrefixItems,
    Properties,
    PropertyNames,
    Reference,
    Required,
    Schema,
    UnevaluatedItems,
    UnevaluatedProperties,
)

from .addresses import Addresses
from .constraints import constraint
from .direction import Direction, left_out
from .members import members

Applicator: TypeAlias = (
    Items
    | PrefixItems
    | Contains
    | UnevaluatedItems
    | Properties
    | PatternProperties
    | AdditionalProperties
    | PropertyNames
    | DependentSchemas
    | UnevaluatedProperties
    | ContentSchema
)
"""The assertions about what is inside an array, an object, or a text of JSON."""

_ROOT: Final = "specwright:///root"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def as_json_schema(
    api: Api,
    schema: Schema,
    direction: Direction | None = None,
    known: Container[str] = (),
) -> dict[str, Json]:
    """Return a schema as a self-contained value of JSON Schema 2020-12.

    Accepts exactly what the schema accepts, formats aside. What it refers to stands in
    `$defs`, by pointer. With a direction, members that stay out of such messages are
    not required; annotations are not written. Definitions that are `known` are left out
    with all that they need, unless resources with an `$id` of their own are among them.
    """
    return {"$schema": _DIALECT, **_Writer(api, direction, known).root(schema)}


class _Writer:
    """Write schemas, and remember which definitions they need."""

    def __init__(
        self, api: Api, direction: Direction | None, known: Container[str]
    ) -> None:
        self._api = api
        self._known = known
        self._direction = direction
        self._needed: dict[str, Schema] = {}
        self._waiting: deque[str] = deque()
        self._addresses = Addresses(api)

    def root(self, schema: Schema) -> dict[str, Json]:
        """Return a schema with everything that it refers to."""
        if self._addresses.scoped:
            reference = self._reference(schema)
            return {"$id": _ROOT, **reference, "$defs": self._resources()}
        written = self.object(schema)
        definitions = self._definitions(self._known)
        return {**written, "$defs": definitions} if self._needed else written

    def schema(self, schema: Schema, optional: frozenset[str] = frozenset()) -> Json:
        """Return a schema that stands inside another one."""
        if self._addresses.stands_alone(schema.pointer):
            return {**self._reference(schema)}
        if schema.assertions == (Never(),):
            return False
        return self.object(schema, optional)

    def object(
        self, schema: Schema, optional: frozenset[str] = frozenset()
    ) -> dict[str, Json]:
        """Return the assertions of a schema; two of one keyword go into `allOf`."""
        optional |= self._optional(schema)
        written: dict[str, Json] = {}
        others: list[Json] = []
        for assertion in schema.assertions:
            keywords = self._keywords(assertion, optional)
            if written.keys() & keywords.keys():
                others.append(keywords)
            else:
                written |= keywords
        if others:
            first = {"allOf": written.pop("allOf")} if "allOf" in written else None
            written["allOf"] = [*others] if first is None else [*others, first]
        return written

    def _definitions(self, known: Container[str] = ()) -> dict[str, Json]:
        written: dict[str, Json] = {}
        while self._waiting:
            pointer = self._waiting.popleft()
            if pointer not in known:
                written[pointer] = self.object(self._needed[pointer])
        return written

    def _resources(self) -> dict[str, Json]:
        written: dict[str, dict[str, Json]] = {}
        for pointer, schema in self._definitions().items():
            inside = written.setdefault(self._addresses.resource(pointer), {})
            inside[pointer] = {**self._addresses.anchored(pointer), "allOf": [schema]}
        return {
            root: {"$id": self._addresses.base(root), "$defs": {**schemas}}
            for root, schemas in written.items()
        }

    def _optional(self, schema: Schema) -> frozenset[str]:
        if self._direction is None:
            return frozenset()
        return frozenset(
            member.name
            for member in members(self._api, schema).named
            if any(
                left_out(self._api, each, self._direction) for each in member.schemas
            )
        )

    def _reference(self, schema: Schema) -> dict[str, Json]:
        if schema.pointer not in self._needed:
            self._needed[schema.pointer] = schema
            self._waiting.append(schema.pointer)
        return {"$ref": self._addresses.of(schema.pointer)}

    def _referred(self, target: str) -> dict[str, Json]:
        schema = self._api.schemas.get(target)
        return {} if schema is None else self._reference(schema)

    def _dynamic(self, assertion: DynamicReference) -> dict[str, Json]:
        for pointer in self._addresses.anchors(assertion.anchor):
            self._referred(pointer)
        base = self._addresses.base(self._addresses.resource(assertion.target))
        return {"$dynamicRef": f"{base}#{assertion.anchor}"}

    def _keywords(
        self, assertion: Assertion, optional: frozenset[str]
    ) -> dict[str, Json]:
        match assertion:
            case Reference(target):
                return self._referred(target)
            case DynamicReference():
                return self._dynamic(assertion)
            case Required(names):
                left = [name for name in names if name not in optional]
                return {"required": [*left]} if left else {}
            case AllOf(schemas):
                return {"allOf": [self.schema(each, optional) for each in schemas]}
            case AnyOf(schemas):
                return {"anyOf": [self.schema(each) for each in schemas]}
            case OneOf(schemas):
                return {"oneOf": [self.schema(each) for each in schemas]}
            case Not(schema):
                return {"not": self.schema(schema)}
            case Conditional():
                return self._conditional(assertion)
            case (
                Items()
                | PrefixItems()
                | Contains()
                | UnevaluatedItems()
                | Properties()
                | PatternProperties()
                | AdditionalProperties()
                | PropertyNames()
                | DependentSchemas()
                | UnevaluatedProperties()
                | ContentSchema()
            ):
                return self._applied(assertion)
            case _:
                return constraint(assertion)

    def _applied(self, assertion: Applicator) -> dict[str, Json]:
        match assertion:
            case Items(schema):
                return {"items": self.schema(schema)}
            case PrefixItems(schemas):
                return {"prefixItems": [self.schema(each) for each in schemas]}
            case Contains():
                return self._contains(assertion)
            case UnevaluatedItems(schema):
                return {"unevaluatedItems": self.schema(schema)}
            case Properties(pairs):
                return {"properties": self._named(pairs)}
            case PatternProperties(pairs):
                return {"patternProperties": self._named(pairs)}
            case AdditionalProperties(schema):
                return {"additionalProperties": self.schema(schema)}
            case PropertyNames(schema):
                return {"propertyNames": self.schema(schema)}
            case DependentSchemas(pairs):
                return {"dependentSchemas": self._named(pairs)}
            case UnevaluatedProperties(schema):
                return {"unevaluatedProperties": self.schema(schema)}
            case ContentSchema(schema):
                media_type = "application/json"
                content = self.schema(schema)
                return {"contentMediaType": media_type, "contentSchema": content}
            case _:
                assert_never(assertion)

    def _contains(self, assertion: Contains) -> dict[str, Json]:
        written: dict[str, Json] = {
            "contains": self.schema(assertion.schema),
            "minContains": assertion.minimum,
        }
        if assertion.maximum is not None:
            written["maxContains"] = assertion.maximum
        return written

    def _conditional(self, assertion: Conditional) -> dict[str, Json]:
        written: dict[str, Json] = {"if": self.schema(assertion.condition)}
        if assertion.consequence is not None:
            written["then"] = self.schema(assertion.consequence)
        if assertion.alternative is not None:
            written["else"] = self.schema(assertion.alternative)
        return written

    def _named(self, pairs: tuple[tuple[str, Schema], ...]) -> dict[str, Json]:
        return {name: self.schema(schema) for name, schema in pairs}
