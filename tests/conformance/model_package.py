"""Generate models from a specification, import them, and ask them for a verdict."""

import importlib
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from specwright.build import build_api
from specwright.document import Document
from specwright.ir.api import Api
from specwright.python.lowering import Models, lower_models
from specwright.python.options import Options

ROOT = Path(__file__).parents[2]
RUNTIME_MODULES = (
    "absent",
    "enumerations",
    "file",
    "formats",
    "heirs",
    "model",
    "residual",
    "scalars",
    "unions",
)


def nowhere(*_: object) -> None:
    return None


def built(value: Mapping[str, Any]) -> Api:
    document = Document(
        name="test.yaml",
        version=str(value["openapi"]),
        value=dict(value),
        digest="0" * 64,
        files=("test.yaml",),
        locate=nowhere,
    )
    return build_api(document)[0]


def with_schemas(schemas: Mapping[str, Any], version: str = "3.1.0") -> dict[str, Any]:
    return {
        "openapi": version,
        "info": {"title": "Test", "version": "1"},
        "paths": {},
        "components": {"schemas": dict(schemas)},
    }


def lowered(value: Mapping[str, Any], **options: Any) -> Models:
    return lower_models(built(value), Options(package="generated", **options))[0]


def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=select_autoescape(enabled_extensions=(), default_for_string=False),
    )


TEMPLATES = environment()


def texts(models: Models) -> dict[str, str]:
    template = TEMPLATES.get_template("models/module.py.jinja")
    return {of.path: template.render(module=of) for of in models.modules}


def write_package(models: Models, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    for path, text in texts(models).items():
        file = folder / f"{path.replace('.', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def share_runtime(name: str) -> None:
    """Let the package use the runtime that is here: it is the same, byte for byte."""
    sys.modules[f"{name}._runtime"] = importlib.import_module("specwright.runtime")
    for of in RUNTIME_MODULES:
        module = importlib.import_module(f"specwright.runtime.{of}")
        sys.modules[f"{name}._runtime.{of}"] = module


_COUNT = iter(range(10**9))


@contextmanager
def imported(models: Models) -> Iterator[ModuleType]:
    """Import the models as a package of their own, as long as it is needed."""
    name = f"generated_{next(_COUNT)}"
    with tempfile.TemporaryDirectory() as folder:
        write_package(models, Path(folder) / name)
        share_runtime(name)
        sys.path.insert(0, folder)
        try:
            yield importlib.import_module(f"{name}.models")
        finally:
            sys.path.remove(folder)
            for module in [m for m in sys.modules if m.split(".")[0] == name]:
                del sys.modules[module]
