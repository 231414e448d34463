"""From schemas to Python: types of everything, modules that declare them."""

from collections.abc import Iterator
from dataclasses import dataclass

from specwright.diagnostics import Diagnostic
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.schemas import Schema

from .allocation import allocate
from .annotation import Annotation, Direction
from .annotations import Printer
from .declarations import Declarer
from .declaring import declare
from .defaults import default_source
from .division import divide
from .docstrings import docstring
from .imports import Import, import_lines
from .literals import literal
from .model_views import DeclarationView, ModelModule
from .modules import titled
from .names import Names
from .options import Options
from .placement import ONLY, ordered, place
from .received import with_tags
from .residuals import Residuals
from .views import plan_views


@dataclass(frozen=True, slots=True)
class Models:
    """The Python types of an API, and the modules that declare them."""

    names: Names
    declared: tuple[ModelModule, ...]
    printer: Printer

    @property
    def modules(self) -> tuple[ModelModule, ...]:
        """Return all modules, with what the types that were asked for refer to."""
        if not self.printer.residuals.definitions:
            return self.declared
        return (*self.declared, _definitions(self.printer.residuals))

    def annotation(self, schema: Schema, direction: Direction) -> Annotation:
        """Return the Python type of a schema of the API."""
        shape = self.printer.declared.shaper.shape(schema)
        return self.printer.annotation(shape, direction)

    def default(
        self, schema: Schema, value: Json, direction: Direction
    ) -> Annotation | None:
        """Return Python source of a default, such as `PetStatus.AVAILABLE`.

        None where the type has no such value.
        """
        shape = self.printer.declared.shaper.shape(schema)
        found = default_source(self.printer, shape, value, direction)
        return found and Annotation(found.text, found.imports)


def allocate_names(api: Api, options: Options) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Name everything that is generated from an API."""
    api = with_tags(api)
    declared = declare(api, options)
    return allocate(api, declared, plan_views(api, declared))


def lower_models(api: Api, options: Options) -> tuple[Models, tuple[Diagnostic, ...]]:
    """Return the Python types of an API."""
    declared = declare(api, options)
    views = plan_views(api, declared)
    names, diagnostics = allocate(api, declared, views)
    placed = place(api, declared, names.modules, options.small)
    modules = divide(declared, placed, names.classes)
    small = set(modules.values()) <= {ONLY}
    definitions = "_definitions" if small else "models._definitions"
    residuals = Residuals(api, options, definitions, bool(views.needed))
    printer = Printer(api, declared, names, modules, views, residuals)
    written = tuple(_modules(api, printer))
    return Models(names, written, printer), diagnostics


def _modules(api: Api, printer: Printer) -> Iterator[ModelModule]:
    by_path: dict[str, list[str]] = {}
    for key, path in printer.modules.items():
        by_path.setdefault(path, []).append(key)
    made = [
        _module(printer, path, keys, _doc(api, printer, path, keys))
        for path, keys in sorted(by_path.items())
    ]
    yield from made
    parts = {path.rpartition(".")[0] for path in by_path if path.count(".") > 1}
    for path in sorted(parts):
        yield _module(printer, f"{path}.__init__", [], _module_doc(api, path))
    if set(by_path) - {ONLY}:
        yield _index(api, made)
    elif not by_path:
        yield _module(printer, ONLY, [], _module_doc(api, ONLY))


def _doc(api: Api, printer: Printer, path: str, keys: list[str]) -> str:
    if path.count(".") < 2:
        return _module_doc(api, path)
    name = printer.names.classes[min(keys)]
    return docstring(f"The data type `{name}`, and those that belong to it.")


def _module_doc(api: Api, path: str) -> str:
    stem = titled(api.title) or "API"
    if path == ONLY:
        return docstring(f"The data types of the {stem}.")
    tag = path.rpartition(".")[2]
    if path == "models.shared":
        return docstring(f"The data types of the {stem} that its parts share.")
    return docstring(f"The data types of the {stem} that only `{tag}` uses.")


def _module(printer: Printer, path: str, keys: list[str], doc: str) -> ModelModule:
    declarations = printer.declared.declarations
    planned = [
        (declarations[key], view)
        for key in ordered(printer.declared, keys)
        for view in printer.views.of(key)
    ]
    names = [
        printer.name(declaration.key, view or Direction.RESPONSE)
        for declaration, view in planned
    ]
    places = {name: place for place, name in enumerate(names)}
    views: list[DeclarationView] = []
    imports: set[Import] = set()
    for current, (declaration, view) in enumerate(planned):
        declarer = Declarer(printer, path, places, current)
        made, needed = declarer.view(declaration, view)
        views.append(made)
        imports |= needed
    return ModelModule(
        path=path,
        doc=doc,
        imports=import_lines(
            (each for each in imports if not (each.local and each.module == path)),
            package_path=path,
        ),
        exports=tuple(sorted(names)),
        exports_source=exports_source(names),
        declarations=tuple(views),
    )


def exports_source(names: list[str]) -> str:
    """Return the list for `__all__`, sorted, laid out as black does."""
    listed = [literal(name) for name in sorted(names)]
    line = f"[{', '.join(listed)}]"
    if len(f"__all__ = {line}") <= 88:
        return line
    return "[\n" + "".join(f"    {name},\n" for name in listed) + "]"


def _index(api: Api, modules: list[ModelModule]) -> ModelModule:
    origins = sorted(
        (name, module.path.removeprefix("models."))
        for module in modules
        for name in module.exports
    )
    imports = [
        Import(module.path, name, local=True)
        for module in modules
        for name in module.exports
    ]
    names = [name for name, _ in origins]
    return ModelModule(
        path="models.__init__",
        doc=_module_doc(api, ONLY),
        imports=import_lines(imports, package_path="models.__init__"),
        exports=tuple(names),
        exports_source=exports_source(names),
        origins=tuple(origins),
    )


def _definitions(residuals: Residuals) -> ModelModule:
    constants = tuple(
        DeclarationView(
            template="models/alias.jinja",
            name=name,
            header=f"{name}: Final[dict[str, Any]] = {literal(schemas)}",
            doc=docstring("JSON Schemas, by the place where they are written."),
            fields=(),
        )
        for name, schemas in sorted(residuals.definitions.items())
    )
    imports = {Import("typing", "Any"), Import("typing", "Final")}
    names = [constant.name for constant in constants]
    return ModelModule(
        path=residuals.module,
        doc=docstring("What the residual parts of the data types refer to."),
        imports=import_lines(imports, package_path=residuals.module),
        exports=tuple(names),
        exports_source=exports_source(names),
        declarations=constants,
    )
