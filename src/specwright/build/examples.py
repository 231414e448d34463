"""Examples of parameters and media types (OpenAPI 3.1, section 4.8.19)."""

from specwright.ir.json import Json
from specwright.ir.operations import Example

from .context import Context
from .node import Node
from .values import too_deep


def examples(context: Context, node: Node) -> tuple[Example, ...]:
    """Return what `example` and `examples` show."""
    found: list[Example] = []
    value = node.given("example")
    if value is not None and _kept(context, value.json, node.at("example")):
        found.append(Example(name="", value=value))
    for name, member, pointer in node.members("examples"):
        inner = context.follow(member, pointer, f"the example `{name}`")
        if inner is not None:
            found.append(_example(context, name, inner))
    return tuple(found)


def _example(context: Context, name: str, node: Node) -> Example:
    value = node.given("dataValue") or node.given("value")
    if value is None:
        value = node.given("serializedValue")
    if value is not None and not _kept(context, value.json, node.pointer):
        value = None
    return Example(
        name=name,
        summary=node.text("summary") or "",
        description=node.text("description") or "",
        value=value,
        external=node.text("externalValue"),
    )


def _kept(context: Context, value: Json, pointer: str) -> bool:
    if not too_deep(value):
        return True
    context.findings.add(
        "deep-nesting", pointer, "the example is nested too deep; it is left out"
    )
    return False
