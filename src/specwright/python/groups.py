"""Groups: the operations of one tag, on the client and on the server."""

from collections.abc import Mapping
from dataclasses import dataclass

from specwright.ir.api import Api, Tag
from specwright.ir.operations import Operation

from .names import DEFAULT_TAG, Names


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The operations of one tag, and those `received` by whoever uses the API.

    `attribute` is where the client has them, `receiver` what an application that
    receives them calls its part, `table` the module of their table and `results` that
    of their results.
    """

    tag: str
    module: str
    table: str
    results: str
    attribute: str
    receiver: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]
    received: tuple[Operation, ...]


RESERVED = frozenset(
    {
        "aclose",
        "auth",
        "base_url",
        "call",
        "cancel_on_disconnect",
        "choices",
        "close",
        "default_base_url",
        "documentation",
        "headers",
        "hooks",
        "http",
        "lifespan",
        "limits",
        "options",
        "problem",
        "propagate",
        "raw",
        "request",
        "responses",
        "retries",
        "schemes",
        "security",
        "send",
        "settings",
        "timeout",
        "unimplemented",
        "with_options",
        "with_raw",
    }
)
"""What clients and `create_app` call other things."""

_RESERVED_RECEIVERS = RESERVED | {"paths", "prefix", "to"}


SMALL = 50
"""Up to this many operations share one table, and one module of results."""


def tag_of(operation: Operation) -> str:
    """Return the tag whose group an operation belongs to: its first."""
    return operation.tags[0] if operation.tags else DEFAULT_TAG


def groups(
    api: Api, received: tuple[Operation, ...], names: Names
) -> tuple[Group, ...]:
    """Return the groups that have operations: the listed tags first, in their order.

    `received` are the webhooks and callbacks, each with a tag.
    """
    described = {tag.name: tag for tag in api.tags}
    members: dict[str, tuple[list[Operation], list[Operation]]] = {
        name: ([], []) for name in described
    }
    for place, each in enumerate((api.operations, received)):
        for operation in each:
            members.setdefault(tag_of(operation), ([], []))[place].append(operation)
    split = len(api.operations) + len(received) > SMALL
    return tuple(
        _group(tag, (tuple(own), tuple(sent)), described, names, split=split)
        for tag, (own, sent) in members.items()
        if own or sent
    )


def _group(
    tag: str,
    members: tuple[tuple[Operation, ...], tuple[Operation, ...]],
    described: Mapping[str, Tag],
    names: Names,
    *,
    split: bool,
) -> Group:
    module = names.modules[tag]
    own = f".{module}" if split else ""
    said = described[tag].doc if tag in described else None
    return Group(
        tag=tag,
        module=module,
        table=f"operations{own}",
        results=f"results{own}",
        attribute=f"{module}_" if module in RESERVED else module,
        receiver=f"{module}_" if module in _RESERVED_RECEIVERS else module,
        class_name=names.groups[tag],
        description=(said.description or said.summary) if said else "",
        operations=members[0],
        received=members[1],
    )
