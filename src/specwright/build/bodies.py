"""Request bodies (OpenAPI 3.1, section 4.8.13)."""

from specwright.ir.operations import Body

from .context import Context
from .media_types import contents
from .node import Node


def body(context: Context, operation: Node) -> Body | None:
    """Return what the request of an operation carries, if anything."""
    if "requestBody" not in operation:
        return None
    node = context.follow(
        operation.value["requestBody"], operation.at("requestBody"), "the request body"
    )
    if node is None:
        return None
    found = contents(context, node)
    if not found:
        context.findings.add(
            "missing-content",
            node.pointer,
            "the request body has no `content`; it is left out",
        )
        return None
    return Body(
        pointer=node.pointer,
        required=node.flag("required") or False,
        contents=found,
        doc=node.doc(),
    )
