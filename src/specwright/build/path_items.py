"""Path items: which operations a path has (OpenAPI 3.1, section 4.8.9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specwright.ir.json import Json

from .context import Context
from .dialect import Dialect
from .node import Node
from .wire_syntax import is_token

_METHODS: Final = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
)
_OTHERS: Final = {"$ref", "summary", "description", "servers", "parameters"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation before it is built.

    `path_pointer` is where its path is written, `item` the path item it stands in,
    which several paths may share: all but the first are `apart`.
    """

    method: str
    path: str
    path_pointer: str
    item: Node
    node: Node
    apart: bool = False

    @property
    def pointer(self) -> str:
        """What no other operation is known by: where it is written, or would be."""
        if not self.apart:
            return self.node.pointer
        return f"{self.path_pointer}/{self.method.lower()}"


def endpoints(
    context: Context, path: str, value: Json, pointer: str
) -> Iterator[Endpoint]:
    """Yield the operations of a path item, in the order of the document.

    A path item may be a `$ref` with fields of its own beside it; those win.
    """
    noun = f"the path item of `{path}`"
    if not isinstance(value, dict) or "$ref" not in value:
        item = context.follow(value, pointer, noun)
        if item is not None:
            yield from _methods(context, path, pointer, item)
        return
    own = Node(
        {name: member for name, member in value.items() if name != "$ref"},
        pointer,
        context.findings,
    )
    yield from _methods(context, path, pointer, own)
    target = context.follow({"$ref": value["$ref"]}, pointer, noun)
    if target is not None:
        for endpoint in _methods(context, path, pointer, target):
            if endpoint.method.lower() not in own.value:
                yield endpoint


def _methods(
    context: Context, path: str, pointer: str, item: Node
) -> Iterator[Endpoint]:
    for name, member, at in item.fields():
        if name in _METHODS or (name == "query" and context.dialect >= Dialect.V3_2):
            node = context.follow(member, at, f"the operation `{name} {path}`")
            if node is not None:
                yield Endpoint(name.upper(), path, pointer, item, node)
        elif name == "additionalOperations" and context.dialect >= Dialect.V3_2:
            yield from _additional(context, path, pointer, item)
        elif name not in _OTHERS:
            context.findings.add(
                "unknown-method",
                at,
                f"`{name}` is no method of {context.dialect.title}; it is left out",
                hint="write one of " + ", ".join(f"`{name}`" for name in _METHODS),
                key=True,
            )


def _additional(
    context: Context, path: str, pointer: str, item: Node
) -> Iterator[Endpoint]:
    for method, value, at in item.members("additionalOperations"):
        if not is_token(method):
            context.leave_out(at, "method can be called", method)
            continue
        node = context.follow(value, at, f"the operation `{method} {path}`")
        if node is not None:
            yield Endpoint(method, path, pointer, item, node)
