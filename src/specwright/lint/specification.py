"""What the rules look at: the API, and the document it was built from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from specwright.document import Document
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.operations import Header, MediaType, Operation, Parameter
from specwright.ir.schemas import AllOf, Reference, Schema
from specwright.schema.conjunction import followed
from specwright.schema.subschemas import inside, reachable


@dataclass(frozen=True)
class Specification:
    """An API and its document. Rules read the API; a few need what it leaves out."""

    api: Api
    document: Document

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation: of paths, webhooks and callbacks."""
        return tuple(self._operations())

    def _operations(self) -> Iterator[Operation]:
        for operation in (*self.api.operations, *self.api.webhooks):
            yield operation
            for callback in operation.callbacks:
                yield from callback.operations

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Every parameter once, however many operations share it."""
        found = (p for operation in self.operations for p in operation.parameters)
        return tuple({parameter.pointer: parameter for parameter in found}.values())

    @cached_property
    def media_types(self) -> tuple[MediaType, ...]:
        """Every media type of a body or a response, once."""
        return tuple({found.pointer: found for found in self._media_types()}.values())

    def _media_types(self) -> Iterator[MediaType]:
        for operation in self.operations:
            if operation.body is not None:
                yield from operation.body.contents
            for response in operation.responses:
                yield from response.contents

    @cached_property
    def headers(self) -> tuple[Header, ...]:
        """Every response header once."""
        found = (
            header
            for operation in self.operations
            for response in operation.responses
            for header in response.headers
        )
        return tuple({header.pointer: header for header in found}.values())

    @cached_property
    def roots(self) -> tuple[Schema, ...]:
        """The schemas that operations name, components left aside."""
        return (
            *(parameter.schema for parameter in self.parameters),
            *(header.schema for header in self.headers),
            *(m.schema for m in self.media_types if m.schema is not None),
            *(m.item for m in self.media_types if m.item is not None),
        )

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """Every schema of the document once, nested ones included."""
        found = (
            schema
            for root in (*self.api.schemas.values(), *self.roots)
            for schema in inside(root)
        )
        return tuple({schema.pointer: schema for schema in found}.values())

    @cached_property
    def reached(self) -> frozenset[str]:
        """The pointers of the schemas that operations reach through references.

        Extensions count: webhooks, say, stand in one before OpenAPI 3.1.
        """
        extended = (*_extended(self.document.value),)
        named = tuple(Schema("", (Reference(target),)) for target in extended)
        everything = Schema("", (AllOf((*self.roots, *named)),))
        mapped = (
            target
            for schema in self.schemas
            if schema.annotations.discriminator is not None
            for _, target in schema.annotations.discriminator.mapping
        )
        return frozenset((*reachable(self.api, everything), *mapped))

    def followed(self, schema: Schema) -> Schema:
        """Return the schema that a mere reference leads to."""
        return followed(self.api, schema)

    def member(self, *names: str) -> Json:
        """Return what stands under some names of the document, or null."""
        value: Json = self.document.value
        for name in names:
            if not isinstance(value, dict):
                return None
            value = value.get(name)
        return value

    def at(self, pointer: str) -> Json:
        """Return what the document holds at a pointer, or null."""
        value: Json = self.document.value
        for token in pointer.split("/")[1:]:
            name = token.replace("~1", "/").replace("~0", "~")
            match value:
                case dict():
                    value = value.get(name)
                case list() if name.isdigit() and int(name) < len(value):
                    value = value[int(name)]
                case _:
                    return None
        return value


def _extended(value: Json) -> Iterator[str]:
    """Yield the pointers that references inside extensions name."""
    waiting: list[tuple[Json, bool]] = [(value, False)]
    while waiting:
        current, inside_one = waiting.pop()
        match current:
            case {"$ref": str(target)} if inside_one and target.startswith("#"):
                yield target[1:]
            case dict():
                waiting += [
                    (item, inside_one or name.startswith("x-"))
                    for name, item in current.items()
                    if isinstance(item, dict | list)
                ]
            case list():
                waiting += [(item, inside_one) for item in current]
            case _:
                pass
