"""Bodies: what a media type's content is in Python, and how the table says it."""

from specwright.ir.operations import Encoding, Header, MediaType
from specwright.schema.media_types import Kind, is_text, kind

from .annotation import Annotation, Direction
from .imports import Import
from .literals import literal
from .lowering import Models
from .source import constructed


def content_type(
    media_type: MediaType, direction: Direction, models: Models
) -> Annotation:
    """Return the Python type of a whole body."""
    match kind(media_type):
        case Kind.JSON | Kind.FORM:
            if media_type.schema is None:
                return JSON_VALUE
            return models.annotation(media_type.schema, direction)
        case Kind.TEXT:
            return _text(media_type, direction, models)
        case Kind.STREAM:
            return _stream(media_type, direction, models)
        case Kind.BINARY:
            return FILE


JSON_VALUE = Annotation("JsonValue", frozenset({Import("pydantic", "JsonValue")}))
FILE = Annotation("File", frozenset({Import("_runtime.file", "File", local=True)}))
TEXT = Annotation("str")


def _text(media_type: MediaType, direction: Direction, models: Models) -> Annotation:
    schema = media_type.schema
    if schema is not None and is_text(schema):
        return models.annotation(schema, direction)
    return TEXT


def _stream(media_type: MediaType, direction: Direction, models: Models) -> Annotation:
    item = media_type.item
    inner = JSON_VALUE if item is None else models.annotation(item, direction)
    name = "Stream"
    return Annotation(
        f"{name}[{inner.text}]",
        inner.imports | {Import("_runtime.stream", name, local=True)},
    )


def content_source(
    media_type: MediaType, direction: Direction, models: Models
) -> Annotation:
    """Return the `Content(...)` of the operation table."""
    of = content_type(media_type, direction, models)
    item = _item(media_type, direction, models)
    encodings = [
        (one.property, _encoding(one, direction, models))
        for one in media_type.encodings
    ]
    source = constructed(
        "Content",
        media_type=literal(media_type.name),
        type=of.text,
        item=item.text if item else None,
        encodings=_mapping([(name, one.text) for name, one in encodings]),
    )
    imports = (
        of.imports
        | {_table("Content")}
        | (item.imports if item else frozenset[Import]())
    )
    return Annotation(source, imports.union(*(one.imports for _, one in encodings)))


def _item(
    media_type: MediaType, direction: Direction, models: Models
) -> Annotation | None:
    if media_type.item is None or kind(media_type) is not Kind.STREAM:
        return None
    return models.annotation(media_type.item, direction)


def contents_source(
    contents: tuple[MediaType, ...], direction: Direction, models: Models
) -> Annotation:
    """Return the tuple of contents of a body or a response."""
    match contents:
        case (MediaType(name="application/json", encodings=()) as only,):
            of = content_type(only, direction, models)
            return Annotation(
                f"json_content({of.text})", of.imports | {_table("json_content")}
            )
        case _:
            sources = [content_source(one, direction, models) for one in contents]
            return Annotation(
                f"({', '.join(one.text for one in sources)},)",
                frozenset[Import]().union(*(one.imports for one in sources)),
            )


def _encoding(encoding: Encoding, direction: Direction, models: Models) -> Annotation:
    headers = [header_source(one, direction, models) for one in encoding.headers]
    source = constructed(
        "Encoding",
        content_type=literal(encoding.content_type) if encoding.content_type else None,
        style=encoding.style and literal(encoding.style.value),
        explode=None if encoding.explode is None else str(encoding.explode),
        allow_reserved="True" if encoding.allow_reserved else None,
        headers=f"({', '.join(one.text for one in headers)},)" if headers else None,
    )
    imports = frozenset({_table("Encoding")})
    return Annotation(source, imports.union(*(one.imports for one in headers)))


def header_source(header: Header, direction: Direction, models: Models) -> Annotation:
    """Return the `Header(...)` of the operation table."""
    of = models.annotation(header.schema, direction)
    source = constructed(
        "Header",
        name=literal(header.name),
        type=of.text,
        required="True" if header.required else None,
        explode="True" if header.explode else None,
        media_type=header.media_type and literal(header.media_type),
    )
    return Annotation(source, of.imports | {_table("Header")})


def _mapping(pairs: list[tuple[str, str]]) -> str | None:
    if not pairs:
        return None
    return f"{{{', '.join(f'{literal(name)}: {of}' for name, of in pairs)}}}"


def _table(name: str) -> Import:
    return Import("_runtime.operation", name, local=True)
