import json
import shutil
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


def test_an_operation_that_is_not_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments(root), "--operation", "GetNothing"]) == 2
    assert "GetNothing" in capsys.readouterr().err


def test_a_credential_without_a_scheme(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--url", "http://127.0.0.1:9", "--auth", "nobody=x"]
    assert main([*arguments(root), *chosen]) == 2
    assert "--auth" in capsys.readouterr().err
