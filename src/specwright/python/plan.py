"""The plan of a whole package: the last word of Python before templates print it."""

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager

from specwright.diagnostics import Diagnostic
from specwright.ir.api import Api
from specwright.schema.media_types import spoken

from .addresses import servers_module
from .answer_headers import plan_headers
from .calls import Call, Extras, call
from .credentials import Scheme, auth_module, schemes
from .failures import error_module, result_modules
from .groups import groups
from .imports import Import
from .lowering import Models, lower_models
from .modules import api_name
from .options import Options
from .pages import api_page, project, readme
from .paging import plan_paging
from .sides import client_modules, server_modules
from .snippets import package_index, snippets
from .table import tables
from .unsupported import unsupported
from .view import Package, PythonFile

_RESIDUAL = Import("_runtime.residual", "Residual", local=True)
_FILE = Import("_runtime.file", "File", local=True)


def plan_package(api: Api, options: Options) -> tuple[Package, tuple[Diagnostic, ...]]:
    """Return everything that is to be printed for an API, and what could not be said.

    The result depends on nothing but the arguments.
    """
    with _no_collection():
        return _planned(api, options)


def _planned(read: Api, options: Options) -> tuple[Package, tuple[Diagnostic, ...]]:
    api = spoken(read)
    models, diagnostics = lower_models(api, options)
    found = groups(api, models.names)
    pagings, problems = plan_paging(api, models)
    extras = Extras(pagings, plan_headers(api.operations, models))
    calls = tuple(
        call(operation, group, models, extras)
        for group in found
        for operation in group.operations
    )
    ordered = _in_order(api, calls)
    secured = schemes(api)
    name = api_name(api.title)
    programs = snippets(api, options.package, found, ordered, secured)
    has_files = any(_FILE in one.client_imports for one in ordered)
    package = Package(
        name=options.package,
        project=project(api, options.package, _dependencies(api, models, ordered)),
        readme=readme(api, options.package, ordered, programs),
        api=api_page(api, options.package, found, ordered),
        files=(
            package_index(
                api, programs.first, has_auth=bool(secured), has_files=has_files
            ),
            *_shared_modules(api, name, models, secured),
            *result_modules(name, found, models),
            *tables(name, found, ordered),
            *client_modules(name, options.package, found, ordered, secured),
            *server_modules(name, found, ordered, secured),
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


def _in_order(api: Api, calls: tuple[Call, ...]) -> tuple[Call, ...]:
    places = {one.pointer: number for number, one in enumerate(api.operations)}
    return tuple(sorted(calls, key=lambda one: places[one.operation.pointer]))


def _shared_modules(
    api: Api, name: str, models: Models, secured: tuple[Scheme, ...]
) -> Iterator[PythonFile]:
    yield error_module(name, api.operations, models)
    yield servers_module(api, name)
    if secured:
        yield auth_module(api, name, secured)


def _dependencies(api: Api, models: Models, calls: tuple[Call, ...]) -> tuple[str, ...]:
    """Return what the package needs, each only where this API makes use of it."""
    needed = ["httpx2>=2.16", "pydantic>=2.14"]
    checked = any("residual" in line for one in models.modules for line in one.imports)
    if checked or any(_RESIDUAL in one.table_imports for one in calls):
        needed.append("jsonschema-rs>=0.60")
    bodies = (one.body.contents for one in api.operations if one.body is not None)
    if any(one.name.startswith("multipart/") for body in bodies for one in body):
        needed.append("python-multipart>=0.0.20")
    return tuple(sorted(needed))
