"""Headers of responses and of multipart parts (OpenAPI 3.1, section 4.8.21)."""

from specwright.ir.operations import Header

from .contents import described
from .context import Context
from .node import Node
from .wire_syntax import is_token


def headers(context: Context, node: Node) -> tuple[Header, ...]:
    """Return the headers of a response or an encoding; `Content-Type` is none."""
    found: list[Header] = []
    for name, value, pointer in node.members("headers"):
        if name.casefold() == "content-type":
            context.findings.add(
                "reserved-header",
                pointer,
                "`Content-Type` is said by `content`; this header is ignored",
            )
            continue
        if not is_token(name):
            context.leave_out(pointer, "header can be called", name)
            continue
        inner = context.follow(value, pointer, f"the header `{name}`")
        if inner is not None:
            found.append(_header(context, name, inner))
    return tuple(found)


def _header(context: Context, name: str, node: Node) -> Header:
    key = node.identity, name
    if key in context.headers:
        return context.headers[key]
    schema, media_type = described(context, node)
    style = node.text("style")
    if style not in {None, "simple"}:
        context.findings.add(
            "style-out-of-place",
            node.at("style"),
            f"`style` `{style}` is not for headers; `simple` is used",
            hint="write `style: simple`",
        )
    context.headers[key] = Header(
        pointer=node.pointer,
        name=name,
        schema=schema,
        required=node.flag("required") or False,
        explode=node.flag("explode") or False,
        media_type=media_type,
        doc=node.doc(),
    )
    return context.headers[key]
