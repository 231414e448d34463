"""Defaults, enumerations and bounds that no value keeps to: the package works still."""

import subprocess
import sys
from pathlib import Path

from specwright.cli import main

SPEC = Path(__file__).with_name("impossible.yaml")
SCRIPT = """
import importlib, pkgutil
import odd_api
for module in pkgutil.walk_packages(odd_api.__path__, "odd_api."):
    importlib.import_module(module.name)
from odd_api import models
for name in models.__all__:
    rebuild = getattr(getattr(models, name), "model_rebuild", None)
    if rebuild is not None:
        rebuild()
odd = models.Odd.model_validate({"r": "x"})
assert odd.model_dump() == {"r": "x"}
for name in models.Odd.model_fields:
    getattr(odd, name)
"""


def test_a_package_of_impossible_values_is_imported(tmp_path: Path) -> None:
    arguments = ["--spec", str(SPEC), "--output", str(tmp_path), "--name", "odd_api"]
    assert main(["generate", "--quiet", *arguments]) == 0
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_default_that_its_type_refuses_is_not_in_python(tmp_path: Path) -> None:
    arguments = ["--spec", str(SPEC), "--output", str(tmp_path), "--name", "odd_api"]
    main(["generate", "--quiet", *arguments])
    method = (tmp_path / "odd_api/client/things.py").read_text()
    assert "sort: ActSort | None = None," in method
    model = (tmp_path / "odd_api/models.py").read_text()
    assert "when: Date | Absent = ABSENT" in model
    assert "EnumWrong: TypeAlias = Nothing" in model
