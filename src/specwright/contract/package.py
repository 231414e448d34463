"""A generated package, imported; only ever asked how it is called."""

import shlex
import sys
import traceback
from collections.abc import Container, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

_ROUTES: Final = "_ROUTES"


class PackageError(Exception):
    """A package that cannot be checked; says why, and what to do if that is known."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Where an operation is found: the table's entry, the group and the method."""

    operation: Any
    group: str
    method: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """What a generated package offers.

    `received` are the routes of webhooks and callbacks; where there are any, `webhooks`
    is the module that receives them, and `senders` that of the clients that send them.
    """

    name: str
    folder: Path
    routes: Mapping[str, Route]
    received: Mapping[str, Route]
    webhooks: Any
    senders: Any
    client: Any
    async_client: Any
    auth: Any
    schemes: Mapping[str, Any]
    create_app: Any
    headed: Any
    errors: ModuleType

    def make_auth(self, credentials: Mapping[str, Any]) -> Any:
        """Return the credentials of schemes, by name, as the client takes them."""
        return self.auth(
            **{self.schemes[name].attribute: v for name, v in credentials.items()}
        )


def argument_of(group: str, names: Container[str]) -> str:
    """Return what a group is called among names of which some were taken."""
    return f"{group}_" if f"{group}_" in names else group


def import_package(name: str, folder: Path | None = None) -> Package:
    """Import a generated package, from a folder if one is given.

    Raises `PackageError` for a package that is not there or not one of ours.
    """
    if folder is not None and str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    try:
        return _package(name, _modules(name))
    except PackageError:
        raise
    except ModuleNotFoundError as error:
        raise _lacking(name, folder, error) from error
    except AttributeError as error:
        raise PackageError(f"{name} is no generated package: {error}") from error
    # Whatever its modules raise while they are imported is the package's affair.
    except Exception as error:
        hint = "write it anew with `specwright generate`"
        raise PackageError(
            f"{name} cannot be imported: {_said(error)}", hint
        ) from error


def _lacking(
    name: str, folder: Path | None, error: ModuleNotFoundError
) -> PackageError:
    missing = (error.name or "").partition(".")[0]
    if error.name == name:
        where = "" if folder is None else f" in {folder}"
        return PackageError(f"there is no package {name}{where}")
    if missing in {name, ""}:
        return PackageError(f"{name} is no generated package: {error}")
    place = name if folder is None else str(folder)
    return PackageError(
        f"{name} needs the package {missing}, which is not installed",
        f"install what it needs: `pip install {shlex.quote(place)}`",
    )


def _said(error: Exception) -> str:
    """Return what an exception says, and the line that raised it."""
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, SyntaxError):
        return f"{said} in {error.filename}"
    frames = traceback.extract_tb(error.__traceback__)
    return f"{said} in {frames[-1].filename}, line {frames[-1].lineno}"


def _modules(name: str) -> dict[str, ModuleType]:
    modules = {
        part: import_module(f"{name}.{part}")
        for part in ("operations", "client", "server", "errors")
    }
    if find_spec(f"{name}.auth") is not None:
        modules["auth"] = import_module(f"{name}.auth")
    if hasattr(modules["operations"], "WEBHOOKS"):
        modules["webhooks"] = import_module(f"{name}.webhooks")
        modules["senders"] = import_module(f"{name}.webhook_client")
    return modules


def _no_credentials() -> None:
    """Return what a client takes that knows no credentials."""


def _package(name: str, modules: Mapping[str, ModuleType]) -> Package:
    table = modules["operations"]
    webhooks = modules.get("webhooks")
    # A table of many operations is a folder of its own, so it is not asked.
    file = sys.modules[name].__file__
    return Package(
        name=name,
        folder=Path(file or "").parent,
        routes=_routes(name, modules["server"], table.OPERATIONS),
        received=_routes(name, webhooks, table.WEBHOOKS) if webhooks else {},
        webhooks=webhooks,
        senders=modules.get("senders"),
        client=modules["client"].Client,
        async_client=modules["client"].AsyncClient,
        auth=modules["auth"].Auth if "auth" in modules else _no_credentials,
        schemes=modules["auth"].SCHEMES if "auth" in modules else {},
        create_app=modules["server"].create_app,
        headed=modules["server"].Headed,
        errors=modules["errors"],
    )


def _routes(
    name: str, side: ModuleType, operations: tuple[Any, ...]
) -> dict[str, Route]:
    table = {operation.id for operation in operations}
    folder = Path(side.__file__ or "").parent
    found: dict[str, Route] = {}
    for file in sorted(folder.glob("[!_]*.py")):
        module = import_module(f"{side.__name__}.{file.stem}")
        for constant in module.__all__:
            if constant.endswith(_ROUTES):
                for route in getattr(module, constant):
                    found[route.operation.id] = Route(
                        operation=route.operation,
                        group=constant.removesuffix(_ROUTES).lower(),
                        method=route.method.__name__,
                    )
    missing = sorted(table - found.keys())
    if missing:
        raise PackageError(f"{name} serves no operation {', '.join(missing)}")
    return found
