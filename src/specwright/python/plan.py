"""The plan of a whole package: the last word of Python before templates print it."""

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Final

from specwright.diagnostics import Diagnostic
from specwright.ir.api import Api
from specwright.ir.operations import Operation
from specwright.schema.media_types import bodies, spoken

from .addresses import servers_module
from .answer_headers import plan_headers
from .calls import Call, Extras, call
from .credentials import Scheme, auth_module, schemes
from .failures import error_module, result_modules
from .groups import groups
from .imports import Import
from .lowering import Models, lower_models
from .media import FILE
from .modules import api_name
from .options import Options
from .pages import api_page, project, readme
from .paging import plan_paging
from .received import received, with_tags
from .receivers import receiver_modules
from .sides import callers, client_modules, server_modules
from .snippets import package_index, snippets
from .table import tables
from .unsupported import unsupported
from .view import Package, PythonFile

_ALWAYS: Final[tuple[str, ...]] = (
    "anyio>=4.5",
    "httpx2>=2.16",
    "pydantic>=2.14",
    "typing-extensions>=4.14",
)
_RESIDUAL = Import("_runtime.residual", "Residual", local=True)


def plan_package(api: Api, options: Options) -> tuple[Package, tuple[Diagnostic, ...]]:
    """Return everything that is to be printed for an API, and what could not be said.

    The result depends on nothing but the arguments.
    """
    with _no_collection():
        return _planned(api, options)


def _planned(read: Api, options: Options) -> tuple[Package, tuple[Diagnostic, ...]]:
    api = with_tags(spoken(read))
    models, diagnostics = lower_models(api, options)
    sent = received(api)
    every = (*api.operations, *sent)
    found = groups(api, sent, models.names)
    served = tuple(group for group in found if group.operations)
    pagings, problems = plan_paging(api, models)
    extras = Extras(pagings, plan_headers(every, models))
    calls = tuple(
        call(operation, group, models, extras)
        for group in found
        for operation in (*group.operations, *group.received)
    )
    ordered = _in_order(api.operations, calls)
    hooks = _in_order(sent, calls)
    secured = schemes(api)
    name = api_name(api.title)
    programs = snippets(api, options.package, found, ordered, hooks, secured)
    used = _named_by_callers(calls, models)
    package = Package(
        name=options.package,
        project=project(api, options.package, _dependencies(every, models, calls)),
        readme=readme(api, options.package, ordered, programs, used),
        api=api_page(api, options.package, found, ordered, hooks),
        files=(
            package_index(api, programs.first, used, has_auth=bool(secured)),
            *_shared_modules(api, name, every, models, secured),
            *result_modules(name, found, models),
            *tables(name, found, ordered, hooks),
            *client_modules(callers(name, options.package), served, ordered, secured),
            *server_modules(name, served, ordered, secured),
            *receiver_modules(name, found, hooks, secured, models),
        ),
        models=models.modules,
        names=_named(models),
    )
    return package, (*diagnostics, *problems, *unsupported(read, models))


@contextmanager
def _no_collection() -> Generator[None]:
    """Keep the collector off: nothing that a plan makes is garbage, and it is much."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _named(models: Models) -> dict[str, str]:
    names = models.names
    arguments = {
        pointer: name for of in names.arguments.values() for pointer, name in of.items()
    }
    return dict(sorted({**arguments, **names.classes, **names.methods}.items()))


def _in_order(
    operations: tuple[Operation, ...], calls: tuple[Call, ...]
) -> tuple[Call, ...]:
    of = {one.operation.pointer: one for one in calls}
    return tuple(of[operation.pointer] for operation in operations)


def _shared_modules(
    api: Api,
    name: str,
    every: tuple[Operation, ...],
    models: Models,
    secured: tuple[Scheme, ...],
) -> Iterator[PythonFile]:
    yield error_module(name, every, models)
    yield servers_module(api, name)
    if secured:
        yield auth_module(api, name, secured)


def _named_by_callers(calls: tuple[Call, ...], models: Models) -> frozenset[Import]:
    """Return what clients import, and files where models hold them."""
    lines = (line for one in models.modules for line in one.imports)
    files = any("_runtime.file import" in line for line in lines)
    used = frozenset[Import]().union(*(one.client_imports for one in calls))
    return used | FILE.imports if files else used


def _dependencies(
    every: tuple[Operation, ...], models: Models, calls: tuple[Call, ...]
) -> tuple[str, ...]:
    """Return what the package needs, each only where this API makes use of it."""
    needed: list[str] = [*_ALWAYS]
    checked = any("residual" in line for one in models.modules for line in one.imports)
    if checked or any(_RESIDUAL in one.table_imports for one in calls):
        needed.append("jsonschema-rs>=0.60")
    contents = (one for of in every for body in bodies(of) for one in body)
    if any(one.name.lower().startswith("multipart/") for one in contents):
        needed.append("python-multipart>=0.0.20")
    return tuple(sorted(needed))
