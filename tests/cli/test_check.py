"""`specwright check`: specification, files and base in one status."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from specwright.cli import main

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0, description: Things.}
servers: [{url: "https://things.test"}]
security: []
tags: [{name: things}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      summary: List the things
      description: All of them.
      parameters:
        - {name: q, in: query, description: What to look for, schema: {type: string}}
      responses:
        "200": {description: Things}
        "400": {description: Bad request}
"""
STRICTER = SPEC.replace("in: query,", "in: query, required: true,")
PACKAGE = '[[package]]\nspec = "api.yaml"\noutput = "out"\nname = "things"\n'


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "api.yaml").write_text(SPEC)
    (tmp_path / "specwright.toml").write_text(PACKAGE)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    assert main(["generate", "--quiet"]) == 0
    return tmp_path


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.test")
    subprocess.run(["git", *identity, *arguments], check=True)


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--base", "HEAD"]) == 0
    assert "things: up to date" in capsys.readouterr().err


def test_files_that_are_not_what_the_specification_says(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "out" / "things" / "client" / "things.py").write_text("")
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "out/things/client/things.py" in said
    assert "specwright generate" in said


def test_what_lint_finds_counts(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SPEC.replace("{type: string}", "{type: string, default: 1}")
    (project / "api.yaml").write_text(text)
    main(["generate", "--quiet"])
    assert main(["check"]) == 1
    assert "the default is wrong" in capsys.readouterr().err


@pytest.mark.parametrize("base", ["HEAD", "HEAD:api.yaml", "before.yaml"])
def test_a_breaking_change_since_the_base(
    project: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "before.yaml").write_text(SPEC)
    (project / "api.yaml").write_text(STRICTER)
    assert main(["generate", "--quiet"]) == 0
    assert main(["check"]) == 0
    assert main(["check", "--base", base, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    (one,) = (one for one in found if one["severity"] == "error")
    assert (one["code"], one["file"]) == ("parameter-became-required", "api.yaml")
    (note,) = one["notes"]
    assert note["file"] == ("before.yaml" if base == "before.yaml" else "HEAD:api.yaml")


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("v1", "git knows no revision `v1`"),
        ("v1.yaml", "a base is a path, or a revision that `git log` knows"),
        ("HEAD:gone.yaml", "gone.yaml"),
    ],
)
def test_a_base_that_is_not_there(
    base: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--base", base]) == 2
    assert said in capsys.readouterr().err


def test_a_base_that_cannot_be_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "before.yaml").write_text("openapi: [")
    assert main(["check", "--base", "before.yaml"]) == 2
    assert "before.yaml:2:1: error" in capsys.readouterr().err


def test_breaking_changes_are_put_up_with_for_a_while(project: Path) -> None:
    (project / "api.yaml").write_text(STRICTER)
    assert main(["generate", "--quiet"]) == 0
    known = ["check", "--base", "HEAD", "--baseline", "known.json"]
    assert main([*known, "--update-baseline", "--until", "2999-12-31"]) == 0
    assert main(known) == 0
    assert main([*known, "--update-baseline", "--until", "2020-12-31"]) == 0
    assert main(known) == 1


def looks_again() -> bool:
    """Tell whether `check` builds the specification, and finds nothing."""
    code = (
        "import sys; from specwright.cli import main; "
        "status = main(['check', '--quiet']); "
        "sys.exit(status or 100 * ('specwright.build' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode in {0, 100}
    return done.returncode == 100


def test_what_did_not_change_is_not_looked_at_again(project: Path) -> None:
    assert main(["check"]) == 0
    assert not looks_again()
    with (project / "specwright.toml").open("a") as file:
        file.write('[lint]\nruleset = "minimal"\n')
    assert looks_again()
    assert not looks_again()
    (project / "api.yaml").write_text(f"{SPEC}# The end.\n")
    assert looks_again()


def test_a_manifest_is_not_believed(project: Path) -> None:
    assert main(["check"]) == 0
    edited = project / "out/things/client/things.py"
    edited.write_text(f"{edited.read_text()}# By hand.\n")
    assert main(["check"]) == 1
    manifest = project / "out/.specwright.json"
    said = json.loads(manifest.read_text())
    said["files"]["things/client/things.py"] = sha256(edited.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(said))
    assert main(["check"]) == 1


def test_what_was_found_is_told_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "api.yaml").write_text(
        SPEC.replace("{type: string}", "{type: string, default: 1}")
    )
    main(["generate", "--quiet"])
    capsys.readouterr()
    assert main(["check"]) == 1
    first = capsys.readouterr()
    assert main(["check"]) == 1
    assert capsys.readouterr() == first


def test_a_verdict_is_remembered() -> None:
    assert main(["check"]) == 0
    code = (
        "import sys; from specwright.cli import main; main(['check']); "
        "sys.exit('openapi_spec_validator' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (SPEC + "bogus: 1\n", SPEC, "the old specification `HEAD:api.yaml`"),
        (SPEC, SPEC + "bogus: 1\n", "the new specification `api.yaml`"),
        (SPEC.replace("3.1.0", "3.0.3"), SPEC, "`api.yaml` is written in OpenAPI 3.1"),
    ],
)
def test_what_cannot_be_compared_with_the_base(
    project: Path,
    before: str,
    after: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (project / "api.yaml").write_text(before)
    git("commit", "-qam", "Change", "--allow-empty")
    (project / "api.yaml").write_text(after)
    main(["generate", "--quiet", "--force"])
    capsys.readouterr()
    assert main(["check", "--base", "HEAD"]) == 2
    assert said in capsys.readouterr().err
    allowed = ["--allow-invalid", "--across-versions"]
    assert main(["check", "--base", "HEAD", *allowed]) == int("bogus" in after)


def test_what_else_is_wrong_is_said_where_nothing_can_be_compared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "before.yaml").write_text("openapi: [")
    (project / "api.yaml").write_text(
        SPEC.replace("{type: string}", "{type: string, default: 1}")
    )
    assert main(["check", "--base", "before.yaml"]) == 2
    assert "the default is wrong" in capsys.readouterr().err
