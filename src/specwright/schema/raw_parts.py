"""Raw bytes in the parts of multipart bodies, as OpenAPI 3.1 describes them.

OpenAPI 3.0 says `format: binary`. Since 3.1 a `contentMediaType` of bytes without a
`contentEncoding` says the same, but only where bytes can stand: in JSON such a string
is a string.
"""

from collections.abc import Iterator
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.schemas import AnyOf, Items, OneOf, Schema, Type

from .conjunction import conjuncts
from .media_types import bodies, with_callbacks
from .members import members

_KINDS: Final = frozenset({"audio", "font", "image", "video"})
_TEXTS: Final = ("+xml", "+json", "+yaml")
_BYTES: Final = frozenset(
    f"application/{name}"
    for name in (
        "cbor",
        "gzip",
        "msword",
        "octet-stream",
        "pdf",
        "protobuf",
        "vnd.rar",
        "wasm",
        "x-7z-compressed",
        "x-bzip2",
        "x-gzip",
        "x-protobuf",
        "x-tar",
        "x-zip-compressed",
        "zip",
        "zstd",
    )
)
_OFFICE: Final = ("application/vnd.openxmlformats-", "application/vnd.ms-")


def raw_parts(api: Api) -> frozenset[str]:
    """Return the pointers of the string schemas whose values travel as bytes."""
    operations = with_callbacks((*api.operations, *api.webhooks))
    return frozenset(
        found.pointer
        for operation in operations
        for contents in bodies(operation)
        for content in contents
        if content.schema is not None and content.name.lower().startswith("multipart/")
        for member in members(api, content.schema).named
        for schema in member.schemas
        for found in _raw(api, schema)
    )


def _raw(api: Api, schema: Schema) -> Iterator[Schema]:
    """Yield the schemas of bytes among what a part, or each of several, may be."""
    visited: set[str] = set()
    waiting = [schema]
    while waiting:
        for each in conjuncts(api, waiting.pop()):
            if each.pointer in visited:
                continue
            visited.add(each.pointer)
            if _is_raw(each):
                yield each
            for assertion in each.assertions:
                match assertion:
                    case Items(item):
                        waiting.append(item)
                    case AnyOf(variants) | OneOf(variants):
                        waiting.extend(variants)
                    case _:
                        pass


def _is_raw(schema: Schema) -> bool:
    said = schema.annotations
    return (
        said.content_media_type is not None
        and said.content_encoding is None
        and _is_of_bytes(said.content_media_type)
        and any(
            isinstance(one, Type) and JsonType.STRING in one.types
            for one in schema.assertions
        )
    )


def _is_of_bytes(media_type: str) -> bool:
    name = media_type.partition(";")[0].strip().lower()
    if name.endswith(_TEXTS):
        return False
    return (
        name.partition("/")[0] in _KINDS or name in _BYTES or name.startswith(_OFFICE)
    )
