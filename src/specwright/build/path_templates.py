"""Paths with parameters in braces (OpenAPI 3.1, section 4.8.8.2)."""

import re
from collections.abc import Iterable
from typing import Final

from specwright.ir.json import JsonType
from specwright.ir.operations import Parameter, Place, Style
from specwright.ir.schemas import Schema, Type

from .context import Context
from .path_items import Endpoint
from .pointers import escape

_BRACED: Final = re.compile(r"\{([^{}]+)\}")


def fitted(
    context: Context,
    endpoint: Endpoint,
    parameters: Iterable[Parameter],
    *,
    templated: bool,
) -> tuple[Parameter, ...]:
    """Return the parameters with exactly those path parameters that the path has.

    One that is not in the path is left out. One that is not declared is supplied as a
    required string where the path is `templated`: what braces enclose in the name of a
    webhook, or in the expression of a callback, need not be one. Both are reported.
    """
    path, method = endpoint.path, endpoint.method
    names = list(dict.fromkeys(_BRACED.findall(path)))
    found: list[Parameter] = []
    for parameter in parameters:
        if parameter.place is not Place.PATH or parameter.name in names:
            found.append(parameter)
        else:
            context.findings.add(
                "unused-path-parameter",
                parameter.pointer,
                f"`{method} {path}` has no `{{{parameter.name}}}`; the parameter is "
                "left out",
                hint=f"add `{{{parameter.name}}}` to the path, or remove the parameter",
            )
    declared = {each.name for each in found if each.place is Place.PATH}
    for name in names if templated else ():
        if name not in declared:
            context.findings.add(
                "undeclared-path-parameter",
                endpoint.path_pointer,
                f"`{method} {path}` does not declare its path parameter `{name}`",
                hint=f"declare `{name}` in `parameters` with `in: path`",
                key=True,
            )
            found.append(_supplied(name, endpoint.node.pointer))
    return tuple(found)


def check_braces(context: Context, path: str, pointer: str) -> None:
    """Report braces that enclose nothing or that have no partner."""
    rest = _BRACED.sub("", path)
    if "{" in rest or "}" in rest:
        context.findings.add(
            "malformed-path",
            pointer,
            f"the braces of `{path}` do not enclose names; they stay as they are",
            key=True,
        )


def _supplied(name: str, operation_pointer: str) -> Parameter:
    pointer = f"{operation_pointer}/parameters/{escape(name)}"
    return Parameter(
        pointer=pointer,
        name=name,
        place=Place.PATH,
        schema=Schema(f"{pointer}/schema", (Type((JsonType.STRING,)),)),
        required=True,
        style=Style.SIMPLE,
        explode=False,
    )
