"""The table of outputs: which template prints which part of a package, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from specwright.python.model_views import ModelModule
from specwright.python.view import (
    ApiPage,
    AuthModule,
    ClientGroup,
    ClientIndex,
    ErrorModule,
    OperationIndex,
    OperationTable,
    Package,
    PackageIndex,
    Project,
    PythonFile,
    Readme,
    ResultModule,
    ServerGroup,
    ServerIndex,
    ServersModule,
)

View: TypeAlias = PythonFile | ModelModule | Project | Readme | ApiPage


TEMPLATES: Mapping[type[PythonFile], str] = {
    PackageIndex: "package.py.jinja",
    OperationTable: "operations.py.jinja",
    OperationIndex: "operations_index.py.jinja",
    ErrorModule: "classes.py.jinja",
    ResultModule: "classes.py.jinja",
    AuthModule: "auth.py.jinja",
    ServersModule: "servers.py.jinja",
    ClientIndex: "client_index.py.jinja",
    ClientGroup: "client.py.jinja",
    ServerIndex: "server_index.py.jinja",
    ServerGroup: "server.py.jinja",
}
"""The template that prints each kind of Python file."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file: its path in the output folder, its template, and what that prints.

    The template knows the view as `variable`.
    """

    path: str
    template: str
    variable: str
    view: View


def outputs(package: Package) -> Iterator[Output]:
    """Yield every file that a template prints."""
    yield Output("pyproject.toml", "pyproject.toml.jinja", "project", package.project)
    yield Output("README.md", "README.md.jinja", "readme", package.readme)
    yield Output("api.md", "api.md.jinja", "api", package.api)
    for file in package.files:
        path = python_path(package.name, file.module.path)
        yield Output(path, TEMPLATES[type(file)], "file", file)
    for models in package.models:
        path = python_path(package.name, models.path)
        yield Output(path, "models/module.py.jinja", "module", models)


def python_path(package: str, dotted: str) -> str:
    """Return where a module of the package lives in the output folder."""
    return f"{package}/{dotted.replace('.', '/')}.py"
