"""How deep the shallowest value of a schema is: what makes recursion end."""

from collections.abc import Mapping
from typing import Final

from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Assertion,
    ContentSchema,
    DynamicReference,
    Enum,
    Items,
    MinItems,
    Never,
    OneOf,
    PrefixItems,
    Properties,
    Reference,
    Required,
    Schema,
)

ENDLESS: Final = 1000


class Heights:
    """Measure schemas; each pointer once."""

    def __init__(self, targets: Mapping[str, Schema]) -> None:
        self._targets = targets
        self._known: dict[str, int] = {}
        self._open: set[str] = set()

    def of(self, schema: Schema) -> int:
        """Return the nesting that a value needs at least; `ENDLESS` where none ends."""
        pointer = schema.pointer
        if pointer in self._known:
            return self._known[pointer]
        if pointer and pointer in self._open:
            return ENDLESS
        self._open.add(pointer)
        height = max(
            (self._least(schema, each) for each in schema.assertions), default=0
        )
        self._open.discard(pointer)
        if pointer and (height < ENDLESS or not self._open):
            self._known[pointer] = height
        return height

    def of_all(self, schemas: tuple[Schema, ...]) -> int:
        """Return what a value of all the schemas needs at least."""
        return max(map(self.of, schemas), default=0)

    def _least(self, schema: Schema, assertion: Assertion) -> int:
        match assertion:
            case Never():
                return ENDLESS
            case Reference(target) | DynamicReference(target, _):
                found = self._targets.get(target)
                return 0 if found is None else self.of(found)
            case AllOf(schemas):
                return self.of_all(schemas)
            case ContentSchema(content):
                return min(ENDLESS, 1 + self.of(content))
            case AnyOf(schemas) | OneOf(schemas):
                return min(map(self.of, schemas), default=0)
            case Required(names):
                return self._required(schema, names)
            case MinItems(count) if count > 0:
                return self._elements(schema)
            case _:
                return 0

    def _required(self, schema: Schema, names: tuple[str, ...]) -> int:
        if any(isinstance(each, Enum) for each in schema.assertions):
            return 0
        members = [
            self.of(member)
            for each in schema.assertions
            if isinstance(each, Properties)
            for name, member in each.members
            if name in names
        ]
        return min(ENDLESS, 1 + max(members, default=0))

    def _elements(self, schema: Schema) -> int:
        elements = [
            self.of(element)
            for each in schema.assertions
            if isinstance(each, Items | PrefixItems)
            for element in (
                (each.schema,) if isinstance(each, Items) else each.schemas[:1]
            )
        ]
        return min(ENDLESS, 1 + max(elements, default=0))
