"""The committed package: what the generator writes, wherever and whenever it runs."""

import os
import subprocess
import sys
from pathlib import Path

import black
import pytest

from specwright.render import MANIFEST

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "generated/mattermost"
PACKAGE = OUTPUT / "mattermost_api"
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


def generated(output: Path, here: Path, seed: str) -> dict[str, bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "specwright", "generate"]
    command += ["--spec", str(ROOT / "spec/mattermost")]
    command += ["--output", str(output), "--name", "mattermost_api"]
    subprocess.run(command, check=True, cwd=here, env=environment)
    return contents(output)


@pytest.mark.parametrize("seed", [str(seed) for seed in range(10)])
def test_every_run_writes_the_same_bytes(tmp_path: Path, seed: str) -> None:
    here = tmp_path / "somewhere else"
    here.mkdir()
    assert generated(tmp_path / "out", here, seed) == contents(OUTPUT)


def test_the_runtime_is_copied_byte_for_byte() -> None:
    copied = contents(PACKAGE / "_runtime")
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
