"""The generator prints the package that was written by hand."""

import os
import subprocess
import sys
from pathlib import Path

import black
import pytest
import yaml

from specwright.build import build_api
from specwright.document import Document
from specwright.python import Options, plan_package
from specwright.render import File, render_package

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
NAME = "mattermost_api"
ELSEWHERE = ("/_runtime/", "/models.py")
"""What other tests look after."""


def generated() -> dict[str, bytes]:
    value = yaml.safe_load((HERE / "spec.yaml").read_text())
    document = Document(
        name="spec.yaml",
        version="3.0.3",
        value=value,
        digest="",
        files=("spec.yaml",),
        locate=lambda _pointer, _key: None,
    )
    api, findings = build_api(document)
    assert findings == ()
    package, findings = plan_package(api, Options(package=NAME))
    assert findings == ()
    return {file.path: file.content for file in render_package(package)}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return generated()


def test_it_is_the_package_that_was_written_by_hand(
    files: dict[str, bytes], update: bool
) -> None:
    ours = {
        path: content.decode()
        for path, content in files.items()
        if not any(part in path for part in ELSEWHERE)
    }
    if update:
        for path, text in ours.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_text(text)
    assert ours == {
        path.relative_to(EXPECTED).as_posix(): path.read_text()
        for path in EXPECTED.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_black_would_change_nothing(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".py") and content:
            text = content.decode()
            assert black.format_str(text, mode=black.Mode()) == text, path


def test_the_runtime_is_copied_byte_for_byte(
    files: dict[str, bytes], root: Path
) -> None:
    runtime = root / "src/specwright/runtime"
    assert {
        path.partition("/_runtime/")[2]: content
        for path, content in files.items()
        if "/_runtime/" in path
    } == {
        path.relative_to(runtime).as_posix(): path.read_bytes()
        for path in runtime.rglob("*.py")
    }


PROGRAM = """
import hashlib, sys
sys.path[:0] = [{tests!r}]
from test_target import generated
print(hashlib.sha256(repr(sorted(generated().items())).encode()).hexdigest())
"""


def test_every_hash_seed_and_folder_gives_the_same_bytes(
    tmp_path: Path, root: Path
) -> None:
    digests = set[str]()
    for seed in ("0", "1", "42"):
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(tests=str(HERE))],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(root / "src"),
            },
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def written(files: dict[str, bytes], folder: Path) -> Path:
    for file in map(File, files.keys(), files.values()):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder


def test_every_module_can_be_imported(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = written(files, tmp_path)
    modules = sorted(
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in files
        if path.endswith(".py")
    )
    program = "\n".join(f"import {module}" for module in modules)
    subprocess.run([sys.executable, "-c", program], cwd=folder, check=True)


def test_types_hold(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = written(files, tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", NAME],
        cwd=folder,
        env={**os.environ, "MYPYPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
