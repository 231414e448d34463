"""Servers and their variables (OpenAPI 3.1, sections 4.8.5 and 4.8.6)."""

import re
from typing import Final

from specwright.ir.json import Json
from specwright.ir.operations import Server, ServerVariable

from .context import Context
from .node import Node

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def servers(context: Context, node: Node) -> tuple[Server, ...]:
    """Return the `servers` of the document, a path item or an operation."""
    found = (
        _server(context, value, pointer) for value, pointer in node.elements("servers")
    )
    return tuple(server for server in found if server is not None)


def _server(context: Context, value: Json, pointer: str) -> Server | None:
    node = context.follow(value, pointer, "a server")
    if node is None:
        return None
    url = node.text("url")
    if url is None:
        context.findings.wrong_type(pointer, "`url`", None, "an address")
        return None
    variables = tuple(
        variable
        for name, member, at in node.members("variables")
        if (variable := _variable(context, name, member, at)) is not None
    )
    _check(context, node, url, {variable.name for variable in variables})
    return Server(
        pointer=node.pointer,
        url=url,
        name=node.text("name") or "",
        description=node.words("description"),
        variables=variables,
    )


def _variable(
    context: Context, name: str, value: Json, pointer: str
) -> ServerVariable | None:
    node = context.follow(value, pointer, f"the server variable `{name}`")
    if node is None:
        return None
    choices = node.texts("enum")
    default = node.text("default")
    if default is None:
        default = choices[0] if choices else ""
        context.findings.add(
            "missing-default",
            pointer,
            f"the server variable `{name}` has no `default`; `{default}` is used",
        )
    return ServerVariable(
        pointer=node.pointer,
        name=name,
        default=default,
        choices=choices,
        description=node.words("description"),
    )


def _check(context: Context, node: Node, url: str, defined: set[str]) -> None:
    for name in _VARIABLE.findall(url):
        if name not in defined:
            context.findings.add(
                "undefined-server-variable",
                node.at("url"),
                f"`{name}` in `{url}` is not among the `variables`",
            )
