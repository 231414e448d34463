"""The operation table: one module, or one a tag where there are many."""

from collections.abc import Iterator

from .calls import Call
from .groups import Group
from .imports import Import
from .modules import foreign, local, module
from .view import OperationIndex, OperationTable


def tables(
    api: str,
    groups: tuple[Group, ...],
    calls: tuple[Call, ...],
    received: tuple[Call, ...],
) -> Iterator[OperationTable | OperationIndex]:
    """Yield the modules of the operation table. `api` is what sentences call it."""
    if all(group.table == "operations" for group in groups):
        doc = f"Every operation of {api}, as client, server and tests read it."
        yield _table("operations", doc, calls, received)
        return
    yield _index(api, groups)
    for group in groups:
        yield _table(
            group.table,
            f"The operations tagged `{group.tag}`, as all sides read them.",
            tuple(one for one in calls if one.tag == group.tag),
            tuple(one for one in received if one.tag == group.tag),
        )


def table_import(group: Group) -> Import:
    """Return what binds `operations` to the table of a group."""
    package, _, module = group.table.partition(".")
    if not module:
        return Import("", package, local=True)
    return Import(package, f"{module} as operations", local=True)


def _table(
    path: str, doc: str, calls: tuple[Call, ...], received: tuple[Call, ...]
) -> OperationTable:
    both = (*calls, *received)
    imports = frozenset[Import]().union(*(one.table_imports for one in both))
    imports |= foreign("typing", "Any", "Final")
    imports |= local("_runtime.operation", "Operation")
    if any("errors." in argument for one in both for argument in one.entry.arguments):
        imports |= local("", "errors")
    pages = tuple(one.pages for one in calls if one.pages is not None)
    names = [one.entry.constant for one in both] + [one.constant for one in pages]
    names += ["OPERATIONS", "WEBHOOKS"] if received else ["OPERATIONS"]
    return OperationTable(
        module=module(path, doc, imports, names),
        entries=tuple(one.entry for one in calls),
        received=tuple(one.entry for one in received),
        pages=pages,
    )


def _index(api: str, groups: tuple[Group, ...]) -> OperationIndex:
    doc = (
        f"Every operation of {api}, as client, server and tests read it.\n\n"
        "Each tag has a module of its own; `OPERATIONS` holds what all of them list."
    )
    imports = foreign("importlib", "import_module") | foreign(
        "typing", "TYPE_CHECKING", "Any", "Final"
    )
    imports |= local("_runtime.operation", "Operation")
    names: tuple[str, ...] = ("OPERATIONS",)
    if any(group.received for group in groups):
        names = ("OPERATIONS", "WEBHOOKS")
        doc += " `WEBHOOKS` are what the server sends, callbacks too."
    return OperationIndex(
        module=module("operations.__init__", doc, imports, ["MODULES", *names]),
        tables=tuple(group.module for group in groups),
        names=names,
    )
