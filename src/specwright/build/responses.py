"""Responses (OpenAPI 3.1, sections 4.8.16 and 4.8.17)."""

import re
from typing import Final

from specwright.ir.operations import Response

from .context import Context
from .dialect import Dialect
from .headers import headers
from .links import links
from .media_types import contents
from .node import Node

_STATUS: Final = re.compile(r"[1-5][0-9]{2}|[1-5]XX|default", re.ASCII)


def responses(context: Context, operation: Node) -> tuple[Response, ...]:
    """Return the documented responses of an operation, in the order of the document."""
    node = operation.object("responses")
    found: dict[str, Response] = {}
    for name, value, pointer in node.fields() if node is not None else ():
        status = _status(context, name, pointer)
        inner = context.follow(value, pointer, f"the response `{name}`")
        if status is not None and inner is not None:
            found.setdefault(status, _response(context, status, inner))
    if not found and (node is not None or context.dialect is Dialect.V3_0):
        context.findings.add(
            "missing-responses",
            operation.pointer if node is None else node.pointer,
            "no response is documented",
        )
    return tuple(found.values())


def _status(context: Context, written: str, pointer: str) -> str | None:
    if _STATUS.fullmatch(written):
        return written
    if _STATUS.fullmatch(written.upper()):
        context.findings.add(
            "unknown-status",
            pointer,
            f"the status `{written}` is read as `{written.upper()}`",
            key=True,
        )
        return written.upper()
    context.findings.add(
        "unknown-status",
        pointer,
        f"`{written}` is no status; the response is left out",
        key=True,
    )
    return None


def _response(context: Context, status: str, node: Node) -> Response:
    key = node.identity, status
    if key in context.responses:
        return context.responses[key]
    context.responses[key] = Response(
        pointer=node.pointer,
        status=status,
        contents=contents(context, node),
        headers=headers(context, node),
        links=links(context, node),
        doc=node.doc(),
    )
    return context.responses[key]
