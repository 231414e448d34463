"""Generated packages satisfy both type checkers in their strictest modes."""

import json
import subprocess
from pathlib import Path

import pytest
from corpus_packages import Generated


def test_mypy(generated: Generated, tmp_path: Path) -> None:
    command = ["mypy", "--strict", "--cache-dir", str(tmp_path)]
    _passes([*command, generated.specification.package], generated.folder)


def test_pyright(generated: Generated) -> None:
    if generated.specification.is_large:
        pytest.skip("test_pyright_on_large_packages does it")
    _pyright(generated)


@pytest.mark.slow
def test_pyright_on_large_packages(generated: Generated) -> None:
    if not generated.specification.is_large:
        pytest.skip("test_pyright does it")
    _pyright(generated)


def _pyright(generated: Generated) -> None:
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "include": [generated.specification.package],
    }
    project = generated.folder / "pyrightconfig.json"
    project.write_text(json.dumps(settings), encoding="utf-8")
    try:
        _passes(["pyright", "-p", str(project)], generated.folder)
    finally:
        project.unlink()


def _passes(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout[-4000:]
