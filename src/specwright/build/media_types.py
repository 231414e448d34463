"""Media types and encodings (OpenAPI 3.1, sections 4.8.14 and 4.8.15)."""

from specwright.ir.json import Json
from specwright.ir.operations import Encoding, MediaType
from specwright.schema.media_types import is_json

from .context import Context
from .dialect import Dialect
from .examples import examples
from .headers import headers
from .node import Node
from .styles import written_style
from .wire_syntax import is_header_value


def contents(context: Context, node: Node) -> tuple[MediaType, ...]:
    """Return the entries of `content`, in the order of the document."""
    found: list[MediaType] = []
    for name, value, pointer in node.members("content"):
        if not is_header_value(name):
            context.leave_out(pointer, "content can have the type", name)
            continue
        inner = context.follow(
            _emptied(context, name, value, pointer), pointer, f"the content `{name}`"
        )
        if inner is not None:
            found.append(_media_type(context, name, inner))
    return tuple(found)


def _emptied(context: Context, name: str, value: Json, pointer: str) -> Json:
    """Return an empty object for null, which is what a bare key in YAML gives."""
    if value is not None:
        return value
    context.findings.add(
        "empty-media-type",
        pointer,
        f"the content `{name}` is null; it may hold anything",
    )
    return {}


def _media_type(context: Context, name: str, node: Node) -> MediaType:
    streams = "itemSchema" in node and context.dialect >= Dialect.V3_2
    if streams and is_json(name):
        streams = False
        context.findings.add(
            "unsupported-item-schema",
            node.at("itemSchema"),
            f"`{name}` is one value and no sequence of items; `itemSchema` is left out",
            hint="describe the value with `schema`, or send `application/jsonl`",
        )
    _check(context, node, "prefixEncoding", "itemEncoding")
    return MediaType(
        pointer=node.pointer,
        name=name,
        schema=context.schema(node, "schema") if "schema" in node else None,
        item=context.schema(node, "itemSchema") if streams else None,
        encodings=_encodings(context, node),
        examples=examples(context, node),
    )


def _check(context: Context, node: Node, *keywords: str) -> None:
    for keyword in keywords:
        if keyword in node:
            context.findings.add(
                "unsupported-encoding",
                node.at(keyword),
                f"`{keyword}` is not supported here; it is left out",
                hint="name the parts, and describe each with `encoding`",
            )


def _encodings(context: Context, node: Node) -> tuple[Encoding, ...]:
    found: list[Encoding] = []
    for name, value, pointer in node.members("encoding"):
        inner = context.follow(value, pointer, f"the encoding of `{name}`")
        if inner is not None:
            _check(context, inner, "encoding", "prefixEncoding", "itemEncoding")
            found.append(
                Encoding(
                    pointer=inner.pointer,
                    property=name,
                    content_type=_content_type(context, inner),
                    headers=headers(context, inner),
                    style=written_style(inner, context.findings),
                    explode=inner.flag("explode"),
                    allow_reserved=inner.flag("allowReserved") or False,
                )
            )
    return tuple(found)


def _content_type(context: Context, node: Node) -> str | None:
    written = node.text("contentType")
    if written is None or is_header_value(written):
        return written
    place = node.at("contentType")
    context.leave_out(place, "part can have the type", written, key=False)
    return None
