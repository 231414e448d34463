"""Links (OpenAPI 3.1, section 4.8.20)."""

from specwright.ir.json import Json
from specwright.ir.operations import Link

from .context import Context
from .node import Node


def links(context: Context, node: Node) -> tuple[Link, ...]:
    """Return the links of a response."""
    found: list[Link] = []
    for name, value, pointer in node.members("links"):
        inner = context.follow(value, pointer, f"the link `{name}`")
        operation = None if inner is None else _operation(context, inner)
        if inner is not None and operation is not None:
            found.append(
                Link(
                    pointer=inner.pointer,
                    name=name,
                    operation=operation,
                    parameters=_parameters(inner),
                    doc=inner.doc(),
                )
            )
    return tuple(found)


def _operation(context: Context, node: Node) -> str | None:
    written = node.text("operationId")
    if written is not None:
        return _known(context, node, "operationId", written, context.ids.known(written))
    reference = node.text("operationRef")
    if reference is None:
        context.findings.add(
            "link-without-operation",
            node.pointer,
            "the link names no operation; it is left out",
        )
        return None
    target = context.references.pointer_of(reference, node.pointer)
    found = None if target is None else context.ids.at(target)
    return _known(context, node, "operationRef", reference, found)


def _known(
    context: Context, node: Node, key: str, written: str, found: str | None
) -> str | None:
    if found is None:
        context.findings.add(
            "unknown-operation",
            node.at(key),
            f"`{key}` names `{written}`, which is no operation; the link is left out",
        )
    return found


def _parameters(node: Node) -> tuple[tuple[str, Json], ...]:
    return tuple((name, value) for name, value, _ in node.members("parameters"))
