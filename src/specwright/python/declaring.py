"""Every class and alias that an API needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from specwright.ir.api import Api
from specwright.ir.operations import Header, MediaType, Operation, Response
from specwright.ir.schemas import Schema

from .heirs import with_heirs
from .operation_names import every_operation
from .options import Options
from .records import RecordOutline
from .shapes import (
    AliasDeclaration,
    Anything,
    Array,
    Checked,
    Declaration,
    Enumeration,
    JsonText,
    Member,
    Named,
    Nothing,
    Null,
    Record,
    RecordDeclaration,
    Shape,
    Tuple,
    Union,
)
from .shapes import (
    Mapping as MappingShape,
)
from .shaping import Shaper

Declarations: TypeAlias = Mapping[str, Declaration]


@dataclass(frozen=True, slots=True)
class Declared:
    """All declarations by key, in the order of the document, and how they came about.

    `tops` holds the shape of each schema that references can mean, `used` the other
    declarations that each one mentions.
    """

    shaper: Shaper
    declarations: Declarations
    tops: Mapping[str, Shape]
    used: Mapping[str, tuple[str, ...]]

    def expanded(self, target: str) -> Shape | None:
        """Return what a reference is written as where that is not the name itself.

        A class that may be null, say, has the name; the reference adds the null.
        """
        top = self.tops[target]
        if own(top, target):
            return top
        return None


def own(shape: Shape, key: str) -> bool:
    """Return whether the shape of a schema has the class of that very schema in it."""
    match shape:
        case Record(key=found) | Enumeration(key=found):
            return found == key
        case Union(variants=variants):
            return any(own(variant, key) for variant in variants)
        case Checked(shape=inner):
            return own(inner, key)
        case _:
            return False


def declare(api: Api, options: Options) -> Declared:
    """Shape every schema of an API, and declare what has to have a name."""
    shaper = Shaper(api, options)
    tops = {pointer: shaper.top(pointer) or Anything() for pointer in api.schemas}
    for schema in operation_schemas(api):
        shaper.shape(schema)
    records: dict[str, RecordDeclaration] = {}
    while len(records) < len(shaper.outlines):
        for key in [key for key in shaper.outlines if key not in records]:
            records[key] = _record(shaper, shaper.outlines[key])
    records = with_heirs(api, records)
    declarations: dict[str, Declaration] = {}
    for pointer, top in tops.items():
        if pointer in records:
            declarations[pointer] = records[pointer]
        elif pointer in shaper.enums:
            declarations[pointer] = shaper.enums[pointer]
        if not own(top, pointer):
            schema = api.schemas[pointer]
            declarations[pointer] = AliasDeclaration(
                key=pointer, schema=schema, shape=top
            )
    for inline in (records, shaper.enums):
        for key, of in inline.items():
            declarations.setdefault(key, of)
    used = {
        key: tuple(each for each in dict.fromkeys(uses(of)) if each in declarations)
        for key, of in declarations.items()
    }
    return Declared(shaper, declarations, tops, used)


def _record(shaper: Shaper, record: RecordOutline) -> RecordDeclaration:
    outline = record.outline
    members: list[Member] = []
    for name, schemas in outline.members.items():
        step = name.replace("~", "~0").replace("/", "~1")
        schema = shaper.merged(f"{record.key}/properties/{step}", schemas)
        members.append(
            Member(
                name=name,
                schema=schema,
                shape=shaper.shape(schema),
                required=name in outline.required,
            )
        )
    extras = Anything() if outline.extras is None else shaper.shape(outline.extras)
    return RecordDeclaration(
        key=record.key,
        schema=record.schema,
        bases=record.bases,
        members=tuple(members),
        extras=extras,
        residual=record.residual,
    )


def operation_schemas(api: Api) -> Iterator[Schema]:
    """Return the schemas of parameters, bodies, responses and headers."""
    for operation in every_operation(api):
        yield from request_schemas(operation)
        for response in operation.responses:
            yield from response_schemas(response)


def request_schemas(operation: Operation) -> Iterator[Schema]:
    """Return the schemas of what a client sends."""
    yield from (parameter.schema for parameter in operation.parameters)
    if operation.body is not None:
        for content in operation.body.contents:
            yield from _content(content)


def response_schemas(response: Response) -> Iterator[Schema]:
    """Return the schemas of what a server answers."""
    yield from _headers(response.headers)
    for content in response.contents:
        yield from _content(content)


def _content(content: MediaType) -> Iterator[Schema]:
    yield from (of for of in (content.schema, content.item) if of is not None)
    for encoding in content.encodings:
        yield from _headers(encoding.headers)


def _headers(headers: tuple[Header, ...]) -> Iterator[Schema]:
    yield from (header.schema for header in headers)


def mentioned(shape: Shape) -> Iterator[str]:
    """Return the keys of the declarations that a shape mentions directly."""
    match shape:
        case Named(target=key) | Record(key=key) | Enumeration(key=key):
            yield key
        case Array(item=inner) | Checked(shape=inner) | JsonText(value=inner):
            yield from mentioned(inner)
        case MappingShape(value=value, key=key_shape):
            yield from mentioned(value)
            yield from mentioned(key_shape)
        case Tuple(items=inner_shapes) | Union(variants=inner_shapes):
            for inner in inner_shapes:
                yield from mentioned(inner)
        case _:
            pass


def hard(declaration: Declaration) -> Iterator[str]:
    """Return what must be declared before this is."""
    match declaration:
        case RecordDeclaration(bases=bases):
            yield from bases
        case AliasDeclaration(shape=shape):
            yield from mentioned(shape)
        case _:
            pass


def uses(declaration: Declaration) -> Iterator[str]:
    """Return every other declaration that this one mentions."""
    yield from hard(declaration)
    if isinstance(declaration, RecordDeclaration):
        for member in declaration.members:
            yield from mentioned(member.shape)
        if not isinstance(declaration.extras, Anything | Nothing | Null):
            yield from mentioned(declaration.extras)
        if declaration.heirs is not None:
            yield from (key for _, key in declaration.heirs.values)
            if declaration.heirs.other is not None:
                yield declaration.heirs.other
