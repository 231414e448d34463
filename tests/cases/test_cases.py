"""Behaviour as folders: what goes in, what is said, what comes out.

Each folder holds `spec.yaml`, or a folder `spec` of fragments, and the exact
`stderr.txt` (absent: nothing is said). `options.toml` may give `arguments` (instead of
those of `generate`) and the exit `status` (1 unless given). Files under `expected` are
compared with those that were generated. `pytest --update` writes them all anew.
"""

import shutil
import tomllib
from pathlib import Path

import pytest

from specwright.cli import main

HERE = Path(__file__).parent
CASES = sorted(
    path
    for path in HERE.iterdir()
    if (path / "spec.yaml").exists() or (path / "spec").is_dir()
)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    update: bool,
) -> None:
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    options = _options(case)
    spec = "spec" if (case / "spec").is_dir() else "spec.yaml"
    generate = ["generate", "--quiet", "--spec", spec]
    generate += ["--output", "out", "--name", "example"]
    status = main(options.get("arguments", generate))
    printed = capsys.readouterr()
    if update:
        _update(case, printed.err, tmp_path / "out")
    assert status == options.get("status", 1)
    assert "Traceback" not in printed.err
    assert printed.err == _text(case / "stderr.txt")
    assert printed.out == _text(case / "stdout.txt")
    for file in _expected(case):
        assert _text(tmp_path / "out" / file) == _text(case / "expected" / file), file


def _options(case: Path) -> dict[str, object]:
    file = case / "options.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def _expected(case: Path) -> list[Path]:
    folder = case / "expected"
    return sorted(
        path.relative_to(folder) for path in folder.rglob("*") if path.is_file()
    )


def _update(case: Path, printed: str, output: Path) -> None:
    if printed:
        (case / "stderr.txt").write_text(printed, "utf-8")
    else:
        (case / "stderr.txt").unlink(missing_ok=True)
    for file in _expected(case):
        shutil.copyfile(output / file, case / "expected" / file)


def test_there_are_cases() -> None:
    assert CASES
