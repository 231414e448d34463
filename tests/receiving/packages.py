"""Packages of specifications that are written here."""

from pathlib import Path
from typing import Any

import yaml

from specwright.build import build_api
from specwright.diagnostics import Diagnostic
from specwright.document import Document
from specwright.python import Options, plan_package
from specwright.render import render_package

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]


def generate(value: Any, name: str) -> Generated:
    """Return the files of a package by path, and what there is to say about it."""
    document = Document(
        name="test",
        version=str(value["openapi"]),
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    api, _ = build_api(document)
    package, findings = plan_package(api, Options(package=name))
    files = {file.path: file.content.decode() for file in render_package(package)}
    return files, findings


def read(path: Path) -> Any:
    """Return a specification."""
    return yaml.safe_load(path.read_text("utf-8"))


def write(files: dict[str, str], folder: Path) -> None:
    """Put the files of a package into a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
