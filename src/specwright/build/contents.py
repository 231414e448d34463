"""The schema of a parameter or header: `schema`, or the one entry of `content`."""

from specwright.ir.schemas import Schema

from .context import Context
from .node import Node


def described(context: Context, node: Node) -> tuple[Schema, str | None]:
    """Return the schema, and the media type where `content` was used.

    Where neither says anything the schema accepts anything.
    """
    content = node.object("content") if "content" in node else None
    if content is not None and content.value:
        if "schema" in node:
            context.findings.add(
                "schema-and-content",
                node.pointer,
                "`schema` and `content` exclude each other; `schema` is left out",
            )
        return _first(context, content)
    if "schema" in node:
        return context.schema(node, "schema"), None
    context.findings.add(
        "missing-schema",
        node.pointer,
        "there is neither `schema` nor `content`; it may hold anything",
    )
    return Schema(node.at("schema")), None


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
