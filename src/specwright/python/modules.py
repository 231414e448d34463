"""What every generated module starts with."""

import re
from collections.abc import Iterable

from .docstrings import docstring
from .imports import Import, import_lines
from .source import exported
from .view import Module

_API = re.compile(r"(?i)\bapis?\b|api$")


def module(
    path: str, doc: str, imports: Iterable[Import], exports: Iterable[str]
) -> Module:
    """Return the head of a module.

    `path` is dotted, inside the package (`client.__init__`); `doc` is text.
    """
    return Module(
        path=path,
        doc=docstring(doc),
        imports=import_lines(imports, package_path=path),
        exports=exported(exports),
    )


def local(module: str, *names: str) -> frozenset[Import]:
    """Return imports from a module of the package itself."""
    return frozenset(Import(module, name, local=True) for name in names)


def foreign(module: str, *names: str) -> frozenset[Import]:
    """Return imports from anywhere else."""
    return frozenset(Import(module, name) for name in names)


def api_name(title: str) -> str:
    """Return what sentences call the API: `the Petstore API`."""
    words = titled(title) or "described API"
    return words if words.lower().startswith("the ") else f"the {words}"


def titled(title: str) -> str:
    """Return a title that says of what it is the title: `Petstore API`."""
    words = " ".join(title.split())
    return words if not words or _API.search(words) else f"{words} API"
