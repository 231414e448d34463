"""Webhooks and callbacks: operations that the server sends and its users receive.

OpenAPI 3.1, sections 4.8.1 (`webhooks`) and 4.8.18 (Callback Object).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final
from urllib.parse import unquote

from specwright.ir.api import Api
from specwright.ir.operations import Callback, Operation, Place

from .prose import callback_text
from .scopes import Candidate, settle
from .told import told

WEBHOOKS: Final = "webhooks"
"""The tag of webhooks that have none."""

CALLBACKS: Final = "callbacks"
"""The tag of callbacks that have none, of operations that have none."""

_ORIGIN: Final = re.compile(r"[A-Za-z][\w+.-]*://[^/?#]*")
_RUNTIME: Final = re.compile(r"\{\$[^{}]*\}")
_BRACED: Final = re.compile(r"\{([^{}]+)\}")
_BRACES: Final = re.compile(r"[{}]")
_STRANGE: Final = re.compile(r"[^\w.~!$&'()*+,;=:@{}/-]+")
_HOLE: Final = "{}"
_WORD: Final = re.compile(r"\w+")


def with_tags(api: Api) -> Api:
    """Return an API whose webhooks and callbacks are tagged, each at least once.

    A callback without tags is found where the operation is that calls back.
    """
    return replace(
        api,
        operations=tuple(_with_callbacks(one, CALLBACKS) for one in api.operations),
        webhooks=tuple(
            _with_callbacks(_tagged(one, (WEBHOOKS,)), WEBHOOKS) for one in api.webhooks
        ),
    )


def _tagged(operation: Operation, tags: tuple[str, ...]) -> Operation:
    return operation if operation.tags else replace(operation, tags=tags)


def _with_callbacks(operation: Operation, otherwise: str) -> Operation:
    if not operation.callbacks:
        return operation
    tags = operation.tags or (otherwise,)

    def tagged(callback: Callback) -> Callback:
        inner = (_tagged(one, tags) for one in callback.operations)
        found = tuple(_with_callbacks(one, otherwise) for one in inner)
        return replace(callback, operations=found)

    return replace(operation, callbacks=tuple(map(tagged, operation.callbacks)))


# Where they are received ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Operations of one path item, and the paths that they could be received at.

    Each path has `{}` in the place of its captures, which are called `captures`.
    """

    key: str
    operations: tuple[Operation, ...]
    paths: tuple[str, ...]
    captures: tuple[str, ...]
    rank: int


def received(api: Api) -> tuple[Operation, ...]:
    """Return the webhooks and then the callbacks of an API, each of them once.

    The path of each is where it is received unless an application says otherwise: its
    name, for a callback with what follows the expression that holds the address.
    """
    arrivals = [*_webhooks(api), *_callbacks((*api.operations, *api.webhooks))]
    paths = settle(Candidate(one.key, "", one.paths, rank=one.rank) for one in arrivals)
    found: dict[str, Operation] = {}
    for arrival in arrivals:
        path = _filled(paths[arrival.key], arrival.captures)
        for operation in arrival.operations:
            placed = replace(operation, path=path, servers=())
            found.setdefault(operation.pointer, placed)
    return tuple(found.values())


def _filled(path: str, captures: tuple[str, ...]) -> str:
    first, *rest = path.split(_HOLE)
    named = zip(captures, rest, strict=True)
    return first + "".join(f"{{{name}}}{text}" for name, text in named)


def _webhooks(api: Api) -> Iterator[_Arrival]:
    items: dict[str, list[Operation]] = {}
    for operation in api.webhooks:
        items.setdefault(operation.path, []).append(operation)
    for name, operations in items.items():
        path, captures = _template(name, operations)
        paths = (f"/{_plain(path)}",)
        yield _Arrival(f"webhook {name}", tuple(operations), paths, captures, 0)


def _callbacks(operations: Iterable[Operation]) -> Iterator[_Arrival]:
    for operation in operations:
        for callback in operation.callbacks:
            path, captures = _template(_rest(callback), callback.operations)
            name = _plain(_BRACES.sub("-", callback.name))
            owner = _plain(_BRACES.sub("-", operation.id))
            holder = _RUNTIME.search(callback.expression)
            what = _WORD.findall(holder[0]) if holder else ["again"]
            yield _Arrival(
                callback.pointer,
                tuple(_told(one, callback, operation) for one in callback.operations),
                (
                    f"/{name}{path}",
                    f"/{owner}/{name}{path}",
                    f"/{owner}/{name}/{what[-1]}{path}",
                ),
                captures,
                1,
            )
            yield from _callbacks(chain(callback.operations))


def _told(operation: Operation, callback: Callback, owner: Operation) -> Operation:
    """Return an operation of a callback that says by whom and where it is sent."""
    where = f"Sent to `{callback.expression}` of `{owner.id}`."
    description = told(callback_text, operation.doc.description, where)
    return replace(operation, doc=replace(operation.doc, description=description))


def _rest(callback: Callback) -> str:
    """Return the path that the expression of a callback adds to an address.

    Another runtime expression in it stays, as a capture of its own.
    """
    text = _ORIGIN.sub("", _RUNTIME.sub("{$}", callback.expression), count=1)
    _, slash, path = re.split(r"[?#]", text)[0].partition("/")
    return slash + unquote(path)


def _plain(name: str) -> str:
    """Return a name as segments of a path, nothing in them that means anything."""
    segments = (
        "-" if segment.strip(".") == "" else segment
        for segment in _STRANGE.sub("-", name).split("/")
        if segment
    )
    return "/".join(segments) or "-"


def _template(
    path: str, operations: Iterable[Operation]
) -> tuple[str, tuple[str, ...]]:
    """Return a path with holes in it, and the names of what they capture.

    Those are the parameters that the operations declare, and runtime expressions.
    """
    declared = {
        one.name
        for operation in operations
        for one in operation.parameters
        if one.place is Place.PATH
    }
    captures: list[str] = []
    pieces: list[str] = []
    for place, piece in enumerate(_BRACED.split(path)):
        if place % 2 and (piece in declared or piece == "$"):
            captures.append(f"${place}" if piece == "$" else piece)
            pieces.append(_HOLE)
        else:
            pieces.append(_BRACES.sub("-", piece))
    return "".join(pieces), tuple(captures)
