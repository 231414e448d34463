"""Groups: the operations of one tag, on the client and on the server."""

from collections.abc import Mapping
from dataclasses import dataclass

from specwright.ir.api import Api, Tag
from specwright.ir.operations import Operation

from .names import DEFAULT_TAG, Names


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The operations of one tag.

    `attribute` is where the client has them, `table` the module of their table and
    `results` that of their results.
    """

    tag: str
    module: str
    table: str
    results: str
    attribute: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]


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


SMALL = 50
"""Up to this many operations share one table, and one module of results."""


def is_split(api: Api) -> bool:
    """Tell whether each tag has a table of its own."""
    return len(api.operations) > SMALL


def tag_of(operation: Operation) -> str:
    """Return the tag whose group an operation belongs to: its first."""
    return operation.tags[0] if operation.tags else DEFAULT_TAG


def groups(api: Api, names: Names) -> tuple[Group, ...]:
    """Return the groups that have operations: the listed tags first, in their order."""
    members: dict[str, list[Operation]] = {tag.name: [] for tag in api.tags}
    for operation in api.operations:
        members.setdefault(tag_of(operation), []).append(operation)
    described = {tag.name: tag for tag in api.tags}
    return tuple(
        _group(tag, tuple(operations), described, names, split=is_split(api))
        for tag, operations in members.items()
        if operations
    )


def _group(
    tag: str,
    operations: tuple[Operation, ...],
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
        class_name=names.groups[tag],
        description=(said.description or said.summary) if said else "",
        operations=operations,
    )
