"""`specwright diff` with revisions of git."""

import subprocess
from pathlib import Path

import pytest
from diff_case import spec

from specwright.cli import main


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.test")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)


def test_a_revision_is_compared_with_what_stands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec(tmp_path, "api.yaml")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    spec(tmp_path, "api.yaml", required="true")
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "HEAD:api.yaml", "api.yaml"]) == 1
    said = capsys.readouterr().err
    assert "api.yaml:8:11: error: the query parameter q became required" in said
    assert "HEAD:api.yaml:8:11: before" in said


PARTED = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things: {$ref: parts/things.yaml}
"""
PART = """\
get:
  operationId: listThings
  parameters: [{name: q, in: query, schema: {$ref: SHARED}}]
  responses: {"200": {description: Things}}
"""


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize("where", ["", "elsewhere"])
def test_a_revision_of_several_files(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    below: bool,
    where: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "api/parts").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    shared = tmp_path / ("api/shared.yaml" if below else "shared.yaml")
    (tmp_path / "api/openapi.yaml").write_text(PARTED)
    reference = "../shared.yaml" if below else "../../shared.yaml"
    (tmp_path / "api/parts/things.yaml").write_text(PART.replace("SHARED", reference))
    shared.write_text("{type: string}")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    shared.write_text("{type: string, maxLength: 9}")
    monkeypatch.chdir(tmp_path / where)
    up = "../" if where else ""
    file = f"{up}api/openapi.yaml"
    root = () if below else ("--root", up or ".")
    assert main(["diff", f"HEAD:{file}", file, *root]) == 1
    said = capsys.readouterr().err
    name = shared.relative_to(tmp_path).as_posix()
    assert f"{up}{name}:1:1: error: the greatest length of" in said
    assert f"HEAD:{name}:1:1: before" in said


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("HEAD:gone.yaml", "there is no `gone.yaml` in revision `HEAD`"),
        ("HEAD:", "`HEAD:` names no path in the revision"),
        ("HEAD:../api.yaml", "`../api.yaml` lies outside of the repository"),
        ("HEAD::(top)api.yaml", "there is no `:(top)api.yaml` in revision `HEAD`"),
    ],
)
def test_a_path_that_a_revision_does_not_have(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    new = spec(tmp_path, "api.yaml")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    monkeypatch.chdir(tmp_path)
    assert main(["diff", source, new]) == 2
    assert message in capsys.readouterr().err


def test_a_revision_of_no_repository(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "HEAD:api.yaml", spec(tmp_path, "api.yaml")]) == 2
    assert f"`{tmp_path}` is not in a repository of git" in capsys.readouterr().err


def test_a_revision_that_git_does_not_know(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    new = spec(tmp_path, "api.yaml")
    assert main(["diff", "v1:api.yaml", new]) == 2
    assert "git knows no revision `v1`" in capsys.readouterr().err


def test_a_revision_that_is_not_valid(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec(tmp_path, "api.yaml", version="3.0.3\nbogus: 1")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    spec(tmp_path, "api.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "HEAD:api.yaml", "api.yaml"]) == 2
    said = capsys.readouterr().err
    assert "the old specification `HEAD:api.yaml` is not valid: 1 error" in said
    assert "HEAD:api.yaml:2:1: `bogus` does not belong here" in said
