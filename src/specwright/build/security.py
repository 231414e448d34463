"""Security requirements (OpenAPI 3.1, section 4.8.30)."""

from specwright.ir.json import Json
from specwright.ir.operations import SecurityUse

from .context import Context
from .node import Node


def requirements(context: Context, node: Node) -> tuple[tuple[SecurityUse, ...], ...]:
    """Return the alternatives that `security` lists.

    A scheme that is not defined is reported and stays: leaving it out would let
    everyone in.
    """
    found: list[tuple[SecurityUse, ...]] = []
    for value, pointer in node.elements("security"):
        if isinstance(value, dict):
            found.append(_uses(context, Node(value, pointer, context.findings)))
        else:
            context.findings.wrong_type(pointer, "`security`", value, "an object")
    return tuple(found)


def _uses(context: Context, node: Node) -> tuple[SecurityUse, ...]:
    for name in node.value:
        if str(name) not in context.defined_schemes:
            context.findings.add(
                "undefined-security-scheme",
                node.at(name),
                f"`security` names `{name}`, which is not defined",
                key=True,
            )
    return tuple(
        SecurityUse(str(name), _scopes(node, str(name), value))
        for name, value in node.value.items()
    )


def _scopes(node: Node, name: str, value: Json) -> tuple[str, ...]:
    if value is None:
        node.findings.wrong_type(
            node.at(name), f"`{name}`", value, "an array of scopes"
        )
        return ()
    return node.texts(name)
