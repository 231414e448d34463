"""Contract tests under pytest, as a team downstream has them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from junitparser import JUnitXml

from specwright.cli import main

SPEC = """
openapi: 3.1.0
info: {title: Quay, version: "1"}
paths:
  /boats/{name}:
    get:
      operationId: getBoat
      parameters:
        - {name: name, in: path, required: true, schema: {type: string, maxLength: 5}}
      responses: {"204": {description: There.}, "404": {description: Gone.}}
"""
MODULE = """from specwright.pytest_plugin import contract_of

test_contract = contract_of("quay_api")
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quay")
    (folder / "openapi.yaml").write_text(SPEC, "utf-8")
    target = ["--spec", str(folder / "openapi.yaml"), "--name", "quay_api"]
    assert main(["generate", "--quiet", *target, "--output", str(folder / "out")]) == 0
    return folder


def pytest_in(
    folder: Path, packages: Path | None, *flags: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *flags],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(packages or "")},
        capture_output=True,
        text=True,
        check=False,
    )


def installed(generated: Path, folder: Path) -> Path:
    """Return a folder that has the package and nothing that was beside it."""
    packages = folder / "packages"
    packages.mkdir()
    (packages / "quay_api").symlink_to(generated / "out/quay_api")
    return packages


def test_an_installed_package_is_all_that_is_needed(
    generated: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    packages = installed(generated, tmp_path)
    flags = ["--specwright-package", "quay_api", "--junitxml", "found.xml"]
    done = pytest_in(empty, packages, *flags, "-n", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    cases = [
        case.name
        for suite in JUnitXml.fromfile(str(empty / "found.xml"))
        for case in suite
    ]
    schema = "/paths/~1boats~1{name}/get/parameters/0/schema"
    assert f"model-refuses-getBoat-path name {schema}/maxLength" in cases
    assert len(cases) > 10


def test_one_line_in_a_module(generated: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "test_it.py").write_text(MODULE, "utf-8")
    done = pytest_in(empty, installed(generated, tmp_path), "-v", "-k", "joined")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test_it.py::quay_api::joined-getBoat PASSED" in done.stdout


def test_the_configuration_names_the_package(generated: Path, tmp_path: Path) -> None:
    configuration = tmp_path / "specwright.toml"
    lines = ["[[package]]", 'name = "quay_api"', f'spec = "{generated}/openapi.yaml"']
    text = "\n".join([*lines, f'output = "{generated}/out"'])
    configuration.write_text(text, "utf-8")
    flags = ["--specwright-package", "quay_api", "-k", "joined", "-q"]
    assert pytest_in(tmp_path, None, *flags).returncode == 0


def test_a_failure_says_what_to_do(generated: Path, tmp_path: Path) -> None:
    package = tmp_path / "packages/quay_api"
    package.parent.mkdir()
    for file in (generated / "out/quay_api").rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            copy = package / file.relative_to(generated / "out/quay_api")
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text("utf-8")
            copy.write_text(text.replace("max_length=5", "max_length=6"), "utf-8")
    flags = ["--specwright-package", "quay_api", "--specwright-seed", "3", "-q"]
    done = pytest_in(tmp_path, package.parent, *flags)
    assert done.returncode == 1
    assert "breaks `maxLength`, and the handler is called" in done.stdout
    again = "specwright contract --package quay_api --seed 3 --operation getBoat"
    assert again in done.stdout


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    done = pytest_in(tmp_path, None, "--specwright-package", "no_such_api")
    assert done.returncode == 4
    assert "no package `no_such_api`" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_nothing_is_left_in_the_current_folder(generated: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    command = [sys.executable, "-m", "specwright", "contract", "--package", "quay_api"]
    packages = installed(generated, tmp_path)
    done = subprocess.run(
        [*command, "--max-examples", "1"],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(packages)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "quay_api: " in done.stderr
    assert list(empty.iterdir()) == []
