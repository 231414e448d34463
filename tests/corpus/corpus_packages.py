"""Packages made from real specifications."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus_documents import Specification

from specwright.build import build_api
from specwright.diagnostics import Diagnostic
from specwright.document import ReadPolicy, read_document
from specwright.python import Options, plan_package
from specwright.render import render_package, write_files

SOURCES = Path(__file__).parents[2] / "src"
MAIN = "import sys; from specwright.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Generated:
    """A package on disk, the names in it, and what was found on the way."""

    specification: Specification
    folder: Path
    names: Mapping[str, str]
    findings: tuple[Diagnostic, ...]

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / self.specification.package).rglob("*.py"))


def generate(specification: Specification, folder: Path) -> Generated:
    policy = ReadPolicy(root=specification.root)
    document, read = read_document(specification.path, policy=policy)
    assert document is not None
    api, built = build_api(document)
    package, planned = plan_package(api, Options(package=specification.package))
    write_files(render_package(package), folder)
    return Generated(specification, folder, package.names, (*read, *built, *planned))


def run(specification: Specification, folder: Path, *, seed: str) -> dict[str, Any]:
    """Return what the command line says that it generated."""
    return command(specification, folder, "generate", seed=seed)


def command(
    specification: Specification, folder: Path, *words: str, seed: str = "0"
) -> dict[str, Any]:
    """Return what a verb of the command line says of the package in a folder."""
    given = ["--spec", str(specification.path), "--name", specification.package]
    given += ["--root", str(specification.root)] if specification.root else []
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            MAIN,
            *words,
            "--format",
            "json",
            *given,
            "--output",
            str(folder),
        ],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONHASHSEED": seed},
        text=True,
    )
    assert done.returncode in {0, 1}, done.stderr
    return dict(json.loads(done.stdout))
