"""The schema of a parameter or header: `schema`, or the one entry of `content`."""

from dataclasses import replace
from typing import Final

from specwright.ir.json import JsonType
from specwright.ir.schemas import Schema, Type
from specwright.schema.media_types import is_json, is_text

from .context import Context
from .node import Node

_FORM: Final = "application/x-www-form-urlencoded"


def described(
    context: Context, node: Node, *, forms: bool = False
) -> tuple[Schema, str | None]:
    """Return the schema, and the media type where `content` was used.

    Where neither says anything the schema accepts anything. Where the media type is
    neither JSON nor, with `forms`, a form, all that is known of the value is that it is
    text.
    """
    content = node.object("content") if "content" in node else None
    if content is not None and content.value:
        if "schema" in node:
            context.findings.add(
                "schema-and-content",
                node.pointer,
                "`schema` and `content` exclude each other; `schema` is left out",
            )
        schema, name = _first(context, content)
        if is_json(name) or is_text(schema) or (forms and name == _FORM):
            return schema, name
        return _text(content, schema, name), name
    if "schema" in node:
        return context.schema(node, "schema"), None
    context.findings.add(
        "missing-schema",
        node.pointer,
        "there is neither `schema` nor `content`; it may hold anything",
    )
    return Schema(node.at("schema")), None


def _text(content: Node, schema: Schema, name: str) -> Schema:
    if schema.assertions:
        content.findings.add(
            "unsupported-content",
            content.at(name),
            f"values are not written as `{name}` here; they are text, and the schema "
            "is left out",
            hint="describe the value as JSON or with a style, or write it yourself",
        )
    described = replace(schema.annotations, default=None)
    return Schema(content.at(name), (Type((JsonType.STRING,)),), described)


def _first(context: Context, content: Node) -> tuple[Schema, str]:
    names = [str(name) for name in content.value]
    if len(names) > 1:
        context.findings.add(
            "several-contents",
            content.pointer,
            f"only `{names[0]}` is used; left out: "
            + ", ".join(f"`{name}`" for name in names[1:]),
        )
    member = next(iter(content.value.values()))
    inner = context.follow(member, content.at(names[0]), f"the content `{names[0]}`")
    if inner is None or "schema" not in inner:
        return Schema(f"{content.at(names[0])}/schema"), names[0]
    return context.schema(inner, "schema"), names[0]
