import json
import shutil
import sys
from importlib import import_module
from pathlib import Path

import pytest

from specwright.cli import main

NAME = "mattermost_api"


def arguments(root: Path, output: Path | None = None) -> list[str]:
    return [
        "contract",
        "--spec",
        str(root / "spec/mattermost"),
        "--output",
        str(output or root / "generated/mattermost"),
        "--name",
        NAME,
    ]


def test_one_operation_agrees(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["--operation", "DeleteRemoteCluster", "--max-examples", "3"]
    status = main([*arguments(root), *chosen, "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert status == 0
    assert said["failed"] == 0
    assert said["checks"] > 30
    sorts = {line["sort"]: line for line in said["coverage"]}
    assert sorts["status 204"] == {
        "sort": "status 204",
        "places": 1,
        "valid": 1,
        "invalid": 1,
    }


def test_only_the_most_intricate(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--operation", "RemoteClusterPing", "--operation", "DeletePropertyField"]
    command = [*arguments(root), *chosen, "--max-examples", "2", "--format", "json"]
    assert main([*command, "--most-intricate", "1"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["operations"] == ["RemoteClusterPing"]


def test_a_number_that_is_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments(root), "--most-intricate", "0"]) == 2
    assert "--most-intricate is less than 1" in capsys.readouterr().err


def test_a_folder_without_a_package(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(root, tmp_path)) == 2
    assert "[foreign-package]" in capsys.readouterr().err


def test_a_specification_that_has_changed(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "spec/mattermost", tmp_path / "spec")
    changed = tmp_path / "spec/introduction.yaml"
    changed.write_text(changed.read_text("utf-8") + "\n# later\n", "utf-8")
    command = arguments(root)
    command[2] = str(tmp_path / "spec")
    assert main(command) == 2
    assert "[stale-package]" in capsys.readouterr().err


def test_a_server_that_is_not_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments(root), "--url", "http://127.0.0.1:9"]) == 2
    assert "[unreachable-server]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flag", "name", "hint"),
    [
        ("--operation", "getremotecluster", "write `GetRemoteCluster`"),
        ("--exclude", "Nothing at all", "see the `operationId`s"),
    ],
)
def test_an_operation_that_is_not_there(
    flag: str, name: str, hint: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments(root), flag, name]) == 2
    said = capsys.readouterr().err
    assert f"mattermost_api has no operation `{name}`" in said
    assert hint in said


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (["--url", "localhost:8000"], "`localhost:8000`, which is no address of HTTP"),
        (["--url", ""], "``, which is no address of HTTP"),
        (["--url", "http://[::1"], "which is no address of HTTP"),
        (["--auth", "bearerAuth=x"], "--auth goes with --url"),
        (["--all-methods"], "--all-methods goes with --url"),
        (["--max-examples", "0"], "--max-examples is less than 1"),
    ],
)
def test_flags_that_make_no_sense(
    flags: list[str], expected: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments(root), *flags]) == 2
    said = capsys.readouterr().err
    assert expected in said
    assert "[wrong-usage]" in said


@pytest.mark.parametrize(
    ("module", "line", "expected"),
    [
        ("models", "def (", "cannot be imported: SyntaxError: invalid syntax"),
        ("models", "from json import nothing", "cannot be imported: ImportError: "),
        ("operations", "1 / 0", "cannot be imported: ZeroDivisionError: "),
        ("operations", "import no_such_thing", "needs the package no_such_thing"),
        ("operations", "del OPERATIONS", "is no generated package: "),
    ],
)
def test_a_package_that_cannot_be_imported(
    module: str,
    line: str,
    expected: str,
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    name = f"broken_{module}_{line.encode().hex()}"
    target = ["--spec", str(root / "spec/mattermost"), "--output", str(tmp_path)]
    target += ["--name", name]
    assert main(["generate", "--quiet", *target]) == 0
    with (tmp_path / name / f"{module}.py").open("a") as file:
        file.write(f"{line}\n")
    capsys.readouterr()
    assert main(["contract", *target]) == 2
    said = capsys.readouterr().err
    assert f"{name} {expected}" in said
    assert "[foreign-package]" in said
    assert "Traceback" not in said


def test_a_package_of_that_name_from_elsewhere(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "generated/mattermost", tmp_path / "copy")
    import_module(NAME)
    assert main(arguments(root, tmp_path / "copy")) == 2
    assert "has been imported from" in capsys.readouterr().err


def test_a_credential_without_a_scheme(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--url", "http://127.0.0.1:9", "--auth", "nobody=x"]
    assert main([*arguments(root), *chosen]) == 2
    assert "--auth" in capsys.readouterr().err
