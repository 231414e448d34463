"""The hooks of pre-commit and the action of GitHub: what they run is run here."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from published_schemas import (
    ACTIONS,
    HOOK_CONFIGURATIONS,
    PIPELINES,
    WORKFLOWS,
    published,
)

from specwright.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text()
)
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
SPEC = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0, description: Things.}
servers: [{url: "https://things.test"}]
security: []
paths:
  /things:
    get:
      operationId: listThings
      summary: List the things
      parameters:
        - {name: q, in: query, description: What to look for, schema: {type: string}}
      responses:
        "200": {description: Things}
        "400": {description: Bad request}
"""
STRICTER = SPEC.replace("in: query,", "in: query, required: true,")
BROKEN = SPEC.replace("{type: string}", '{$ref: "#/gone"}')
PACKAGE = '[[package]]\nspec = "api.yaml"\noutput = "out"\nname = "things"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a specification, its package, and `specwright` to call."""
    program = tmp_path / "bin" / "specwright"
    program.parent.mkdir()
    code = "import sys; from specwright.cli import main; sys.exit(main())"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}" "$@"\n')
    program.chmod(0o755)
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "api.yaml").write_text(SPEC)
    (folder / "specwright.toml").write_text(PACKAGE)
    assert run(folder, "specwright generate").returncode == 0
    identity = "-c user.name=A -c user.email=a@example.test"
    done = run(
        folder,
        f"git init -q && git add . && git {identity} commit -qm Begin",
    )
    assert done.returncode == 0, done.stderr
    return folder


def run(
    folder: Path, script: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    paths = [str(folder.parent / "bin"), os.environ["PATH"]]
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PATH": os.pathsep.join(paths),
            "PYTHONPATH": str(ROOT / "src"),
            **environment,
        },
    )


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_verb(hook: dict[str, Any], project: Path) -> None:
    program, verb = shlex.split(hook["entry"])
    assert program == "specwright"
    assert verb in {known.name for known in VERBS}
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert run(project, hook["entry"]).returncode == 0
    (project / "api.yaml").write_text(BROKEN)
    assert run(project, hook["entry"]).returncode == 1


def test_pre_commit_takes_the_hooks() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest"]
    hooks = ROOT / ".pre-commit-hooks.yaml"
    subprocess.run([*command, hooks], check=True)


@pytest.mark.slow
def test_pre_commit_runs_the_hooks(project: Path, tmp_path: Path) -> None:
    """Installs specwright as pre-commit does, in an environment of its own."""
    environment = {
        name: one for name, one in os.environ.items() if "PYTHON" not in name
    }
    environment["PRE_COMMIT_HOME"] = str(tmp_path / "hooks")

    def tried(hook: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook]
        return subprocess.run(
            [*command, "--all-files"],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert tried("specwright-check").returncode == 0
    (project / "api.yaml").write_text(STRICTER)
    checked = tried("specwright-check")
    assert checked.returncode == 1
    assert "generated-file-stale" in checked.stdout
    written = tried("specwright-generate")
    assert written.returncode == 1
    assert "files were modified by this hook" in written.stdout
    assert tried("specwright-check").returncode == 0


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_looks_at_specifications(hook: dict[str, Any]) -> None:
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("spec/a.yaml", "b.yml", "c.json"))
    assert files.search("specwright.toml")
    assert not files.search("README.md")


DOCUMENTED = re.findall(
    r"```yaml\n(.*?)```", (ROOT / "src/specwright/docs/ci.md").read_text(), re.DOTALL
)


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        ((ROOT / "action.yml").read_text(), ACTIONS),
        (DOCUMENTED[0], WORKFLOWS),
        (DOCUMENTED[1], PIPELINES),
        (DOCUMENTED[2], HOOK_CONFIGURATIONS),
    ],
)
def test_what_others_read_keeps_to_their_schemas(text: str, schema: str) -> None:
    # They read YAML 1.2, where `on` is a word.
    value = yaml.safe_load(re.sub("^on:", '"on":', text, flags=re.MULTILINE))
    errors = Draft7Validator(published(schema)).iter_errors(value)
    assert [error.message for error in errors] == []


def action(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action as GitHub does, inputs put in their places."""
    step = ACTION["runs"]["steps"][-1]
    defaults = {name: one["default"] for name, one in ACTION["inputs"].items()}
    given = {**defaults, **inputs}
    assert given.keys() == defaults.keys()
    environment = {
        name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: given[m[1]], value)
        for name, value in step["env"].items()
    }
    assert not any("${{" in value for value in (*environment.values(), step["run"]))
    return run(project, step["run"], **environment)


def test_the_action_is_content() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]


def test_the_action_finds_nothing(project: Path) -> None:
    done = action(project, base="HEAD")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_action_annotates(project: Path) -> None:
    (project / "api.yaml").write_text(STRICTER)
    run(project, "specwright generate")
    done = action(project, base="HEAD")
    assert done.returncode == 1
    assert "::error file=api.yaml,line=11," in done.stdout
    assert "title=parameter-became-required" in done.stdout


def test_the_action_writes_sarif(project: Path) -> None:
    (project / "api.yaml").write_text(STRICTER)
    run(project, "specwright generate")
    done = action(project, base="HEAD", sarif="found.sarif", format="json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"]
    (log,) = json.loads((project / "found.sarif").read_text())["runs"]
    assert "parameter-became-required" in {one["ruleId"] for one in log["results"]}


def test_the_action_passes_arguments_on(project: Path) -> None:
    (project / "api.yaml").write_text(STRICTER)
    run(project, "specwright generate")
    arguments = "--baseline known.json"
    update = f"{arguments} --update-baseline --until 2999-12-31"
    assert action(project, base="HEAD", arguments=update).returncode == 0
    assert action(project, base="HEAD", arguments=arguments).returncode == 0


def test_the_action_cannot_run(project: Path) -> None:
    done = action(project, base="no-such-revision", sarif="found.sarif")
    assert done.returncode == 2
    assert "::error" in done.stdout
    assert "no-such-revision" in done.stdout
    assert "no-such-revision" in (project / "found.sarif").read_text()


def test_the_action_cannot_compare(project: Path) -> None:
    (project / "before.yaml").write_text(f"{SPEC}bogus: 1\n")
    done = action(project, base="before.yaml", sarif="found.sarif")
    assert done.returncode == 2
    assert "title=invalid-side" in done.stdout
