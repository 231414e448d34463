"""From the plan of a package to the file that implements its Protocols."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from specwright.python.docstrings import docstring, quoted, reflowed
from specwright.python.imports import Import, import_lines
from specwright.python.view import (
    GroupView,
    Module,
    Package,
    PackageIndex,
    SchemeView,
    ServerGroup,
    ServerIndex,
)
from specwright.python.wording import first_line

from .sheet import Duty, Sheet, Stub

_WIDTH = 80
_SECURITY = "Security"
_SCOPES = "scopes: tuple[str, ...], request: Request"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Side:
    """Who serves, and who receives: where their Protocols are, and what to say."""

    folder: str
    kind: str
    app: str
    doc: str
    does: str


_SERVER = _Side(
    folder="server",
    kind="Handler",
    app="app",
    doc="Serves the API of `{}`.",
    does="Serves the operations tagged `{}`.",
)
_WEBHOOKS = _Side(
    folder="webhooks",
    kind="Receiver",
    app="webhook_app",
    doc="Receives the webhooks and callbacks of `{}`.",
    does="Receives what is sent of `{}`.",
)


def plan_sheet(package: Package, *, webhooks: bool = False) -> Sheet | None:
    """Return the file that implements every Protocol of a package's server.

    With `webhooks`, those of its receivers instead: another program's. None where the
    package has nothing of the kind.
    """
    side = _WEBHOOKS if webhooks else _SERVER
    start = f"{side.folder}."
    groups = [
        file
        for file in package.files
        if isinstance(file, ServerGroup) and file.module.path.startswith(start)
    ]
    indices = [
        file
        for file in package.files
        if isinstance(file, ServerIndex) and file.module.path.startswith(start)
    ]
    if not groups or not indices:
        return None
    (index,) = indices
    origins = _origins(package, index, groups)
    stubs = tuple(_stubs(index, groups, side, set(origins)))
    return Sheet(
        doc=docstring(side.doc.format(package.name)),
        home=f"{package.name}.{side.folder}",
        kind=side.kind,
        lines=import_lines(_used(index, stubs, origins), package_path="handlers"),
        stubs=stubs,
        app=side.app,
        create=index.create,
        arguments=", ".join(f"{one.attribute}={one.name}()" for one in stubs),
    )


# Classes -------------------------------------------------------------------------


def _stubs(
    index: ServerIndex, groups: Iterable[ServerGroup], side: _Side, taken: set[str]
) -> Iterator[Stub]:
    taken |= {"app", index.create}
    for file in groups:
        group = file.group
        name = _free(group.class_name, taken)
        yield _stub(group, name, side)
    if index.schemes:
        yield Stub(
            name=_free("Credentials", taken),
            base=_SECURITY,
            attribute="security",
            doc=docstring("Checks the credentials of requests.", 4),
            methods=tuple(_check(scheme) for scheme in index.schemes),
        )


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"{name}_"
    taken.add(name)
    return name


def _stub(group: GroupView, name: str, side: _Side) -> Stub:
    return Stub(
        name=name,
        base=group.handler,
        attribute=group.attribute,
        doc=docstring(side.does.format(group.tag), 4),
        methods=tuple(
            Duty(
                name=method.name,
                signature=method.handler,
                returns=method.reply.removeprefix("Reply[").removesuffix("]"),
                doc=_summary(method.handler_doc),
            )
            for method in group.methods
        ),
    )


def _check(scheme: SchemeView) -> Duty:
    return Duty(
        name=scheme.attribute,
        signature=f"self, credential: {scheme.credential}, {_SCOPES}",
        returns="object",
        doc=_summary(scheme.method_doc),
    )


def _summary(doc: str) -> str:
    """Return the first paragraph of a docstring as one."""
    text: str = ast.literal_eval(doc)
    return quoted(reflowed(first_line(text), _WIDTH, first=3), 8)


# Imports -------------------------------------------------------------------------


def _origins(
    package: Package, index: ServerIndex, groups: Iterable[ServerGroup]
) -> Mapping[str, Import]:
    """Return where each name comes from that a signature may mention."""
    found: dict[str, Import] = {}
    home = index.module.path.removesuffix(".__init__")
    for file in groups:
        found.update(_imported(package.name, file.module))
        own = f"{package.name}.{file.module.path}"
        found.update({each.name: Import(own, each.name) for each in file.headers})
    found.update(_imported(package.name, index.module))
    exported = {"Headed", "Request", index.create}
    exported |= {file.group.handler for file in groups}
    exported |= {_SECURITY} if index.schemes else set()
    for name in exported:
        found[name] = Import(f"{package.name}.{home}", name)
    for part in package.files:
        if isinstance(part, PackageIndex):
            found.update({name: Import(package.name, name) for name, _ in part.support})
    return found


def _imported(package: str, module: Module) -> Iterator[tuple[str, Import]]:
    parts = f"{package}.{module.path}".split(".")
    for node in ast.walk(ast.parse("\n".join(module.imports))):
        match node:
            case ast.ImportFrom(module=name, names=names, level=level):
                start = parts[: len(parts) - level] if level else []
                source = ".".join([*start, *([name] if name else [])])
                yield from ((one.name, Import(source, one.name)) for one in names)
            case ast.Import(names=names):
                yield from ((one.name, Import(one.name, "")) for one in names)
            case _:
                pass


def _used(
    index: ServerIndex, stubs: Iterable[Stub], origins: Mapping[str, Import]
) -> frozenset[Import]:
    names = {index.create}
    for stub in stubs:
        names.add(stub.base)
        for method in stub.methods:
            names |= _mentioned(f"def f({method.signature}) -> {method.returns}: ...")
    return frozenset(origins[name] for name in names if name in origins)


def _mentioned(source: str) -> set[str]:
    return {
        node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)
    }
