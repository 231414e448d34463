"""The committed packages: what the generator writes, wherever and whenever it runs."""

import os
import subprocess
import sys
from pathlib import Path

import black
import pytest

from specwright.render import MANIFEST

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "generated"
SPECS = {"mattermost": "spec/mattermost", "harbour": "spec/harbour/openapi.yaml"}
RUNTIME = ROOT / "src/specwright/runtime"
MODE = black.Mode(target_versions={black.TargetVersion.PY311})


def contents(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds; of the manifest all but who wrote it."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    if MANIFEST in found:
        lines = found[MANIFEST].splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(b'  "generator": ')]
        assert len(kept) == len(lines) - 1
        found[MANIFEST] = b"".join(kept)
    return found


def generated(name: str, output: Path, here: Path, seed: str) -> dict[str, bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "specwright", "generate"]
    command += ["--spec", str(ROOT / SPECS[name])]
    command += ["--output", str(output), "--name", f"{name}_api"]
    subprocess.run(command, check=True, cwd=here, env=environment)
    return contents(output)


@pytest.mark.parametrize(
    ("name", "seed"),
    [*(("mattermost", str(seed)) for seed in range(10)), ("harbour", "0")],
)
def test_every_run_writes_the_same_bytes(name: str, tmp_path: Path, seed: str) -> None:
    here = tmp_path / "somewhere else"
    here.mkdir()
    written = generated(name, tmp_path / "out", here, seed)
    assert written == contents(OUTPUT / name)


@pytest.mark.parametrize("name", SPECS)
def test_the_runtime_is_copied_byte_for_byte(name: str) -> None:
    copied = contents(OUTPUT / name / f"{name}_api/_runtime")
    assert copied
    ours = contents(RUNTIME)
    assert {path: ours[path] for path in copied} == copied


@pytest.mark.parametrize(
    "path",
    sorted(OUTPUT.rglob("*.py")),
    ids=lambda path: path.relative_to(OUTPUT).as_posix(),
)
def test_black_would_change_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    if text:
        assert black.format_str(text, mode=MODE) == text


def test_nothing_is_told_to_look_away() -> None:
    marks = ("# type: ignore", "# noqa", "pyright: ignore", "# fmt: off", "TODO")
    found = [
        f"{path.relative_to(ROOT)} has {mark}"
        for folder in (OUTPUT, ROOT / "src", ROOT / "tests")
        for path in sorted(folder.rglob("*.py"))
        for mark in marks
        if path != Path(__file__) and mark in path.read_text("utf-8")
    ]
    assert not found
