"""`specwright diff`: statuses, formats, revisions, and what cannot be compared."""

import json
import subprocess
from pathlib import Path

import pytest

from specwright.cli import main

SPEC = """\
openapi: {version}
info: {{title: Things, version: 1.0.0}}
paths:
  /things:
    get:
      operationId: {name}
      parameters:
        - {{name: q, in: query, required: {required}, schema: {{type: string}}}}
      responses:
        "200": {{description: Things}}
"""


def spec(
    folder: Path,
    name: str,
    *,
    required: str = "false",
    version: str = "3.0.3",
    operation: str = "listThings",
) -> str:
    file = folder / name
    text = SPEC.format(version=version, required=required, name=operation)
    file.write_text(text)
    return str(file)


def test_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = spec(tmp_path, "one.yaml")
    assert main(["diff", one, one]) == 0
    assert "0 breaking, 0 risky, 0 compatible" in capsys.readouterr().err


def test_a_breaking_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true")
    assert main(["diff", old, new]) == 1
    said = capsys.readouterr().err
    assert "new.yaml:8:11: error: the query parameter q became required" in said
    assert "[parameter-became-required]" in said
    assert "old.yaml:8:11: before" in said
    assert "1 breaking, 1 risky, 0 compatible; next version 2.0.0" in said


@pytest.mark.parametrize(
    ("fail_on", "status"), [("warning", 1), ("error", 0), ("note", 1)]
)
def test_what_fails_is_a_choice(tmp_path: Path, fail_on: str, status: int) -> None:
    old = spec(tmp_path, "old.yaml", required="true")
    new = spec(tmp_path, "new.yaml")
    assert main(["diff", old, new, "--fail-on", fail_on]) == status


def test_a_program_gets_one_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true", operation="getThings")
    assert main(["diff", old, new, "--format", "json"]) == 1
    value = json.loads(capsys.readouterr().out)
    assert value["changes"] == {"breaking": 1, "risky": 2, "compatible": 0}
    assert value["next_version"] == "2.0.0"
    assert [rename["after"] for rename in value["renames"]] == [
        "client.default.get_things"
    ]
    codes = {finding["code"] for finding in value["findings"]}
    assert {"parameter-became-required", "operation-id-changed"} <= codes


def test_a_changelog_is_written(tmp_path: Path) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true")
    file = tmp_path / "CHANGES.md"
    main(["diff", old, new, "--changelog", str(file)])
    assert file.read_text().startswith("# Things 2.0.0\n\n## Breaking changes\n\n")


MANY = """\
  /others/{}:
    get: {{operationId: get{}, tags: [{}], responses: {{"200": {{description: It}}}}}}
"""


def others(file: str, numbers: range, tag: str = "others") -> None:
    text = Path(file).read_text()
    more = "".join(MANY.format(number, number, tag) for number in numbers)
    Path(file).write_text(text + more)


def test_a_long_report_is_read_from_the_top(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true", operation="getThings")
    others(old, range(5))
    others(new, range(10, 20))
    assert main(["diff", old, new]) == 1
    said = capsys.readouterr().err
    verdict = "6 breaking, 2 risky, 10 compatible; next version 2.0.0\n"
    assert said.startswith(f"Things 1.0.0 -> 1.0.0\n{verdict}\n# Breaking (6)\n")
    headings = ["# Breaking", "# Risky", "# Compatible", "# Python", verdict]
    places = [said.rindex(heading) for heading in headings]
    assert places == sorted(places)
    # A hint once, a line for what harms nobody.
    assert said.count("was removed [operation-removed]") == 5
    assert said.count("help: deprecate it with a sunset date first") == 1
    added = said[places[2] : places[3]].strip().split("\n")[2:]
    assert len(added) == 10
    assert all(line.endswith("was added [operation-added]") for line in added)


def test_what_python_users_see(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true", operation="getThings")
    others(old, range(4))
    others(new, range(4), tag="rest")
    assert main(["diff", old, new]) == 1
    said = capsys.readouterr().err
    assert "client.default.list_things -> client.default.get_things\n" in said
    assert "client.others -> client.rest (4 methods)\n" in said
    assert "client.default.get_things needs q now\n" in said
    main(["diff", old, new, "--format", "json"])
    demands = json.loads(capsys.readouterr().out)["demands"]
    assert [(one["method"], one["argument"]) for one in demands] == [
        ("client.default.get_things", "q")
    ]


def test_markdown_says_what_it_amounts_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true")
    main(["diff", old, new, "--format", "markdown"])
    said = capsys.readouterr().out
    assert said.startswith(
        "# Things 1.0.0 -> 1.0.0\n\n"
        "1 breaking, 1 risky, 0 compatible; next version 2.0.0\n\n"
        "## Breaking (1)\n\n| where | what | rule |\n"
    )


def test_a_changelog_names_each_thing_once(tmp_path: Path) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", required="true")
    others(old, range(2))
    file = tmp_path / "CHANGES.md"
    main(["diff", old, new, "--changelog", str(file)])
    assert file.read_text() == (
        "# Things 2.0.0\n\n## Breaking changes\n\n### Operations\n\n"
        "* GET /others/0 was removed (`operation-removed`)\n"
        "* GET /others/1 was removed (`operation-removed`)\n\n"
        "### `GET /things`\n\n"
        "* the query parameter q became required (`parameter-became-required`)\n"
    )


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


def test_different_versions_are_compared_if_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml")
    new = spec(tmp_path, "new.yaml", version="3.1.0")
    assert main(["diff", old, new]) == 2
    assert "OpenAPI 3.0.3" in capsys.readouterr().err
    assert main(["diff", old, new, "--across-versions"]) == 0


@pytest.mark.parametrize("text", ["", "openapi: [", "[]"])
def test_one_side_cannot_be_read(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml")
    (tmp_path / "new.yaml").write_text(text)
    assert main(["diff", old, str(tmp_path / "new.yaml")]) == 2
    assert "new.yaml" in capsys.readouterr().err


def test_a_side_that_is_not_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = spec(tmp_path, "good.yaml", required="true")
    bad = spec(tmp_path, "bad.yaml", version="3.0.3\nbogus: 1")
    for sides, word in (((bad, good), "old"), ((good, bad), "new")):
        assert main(["diff", *sides]) == 2
        said = capsys.readouterr().err
        assert f"bad.yaml:2:1: error: the {word} specification" in said
        assert "bad.yaml` is not valid: 1 error [invalid-side]" in said
        assert "bad.yaml:2:1: `bogus` does not belong here" in said
        assert "# " not in said


ADDED = """\
  /others/{id}:
    get:
      bogus: 1
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Another}}
"""


@pytest.mark.parametrize(
    ("old", "new", "compared"),
    [("", ADDED, True), (ADDED, "", True), (ADDED, ADDED, False)],
)
def test_a_fault_in_what_one_side_has(
    tmp_path: Path,
    old: str,
    new: str,
    compared: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [Path(spec(tmp_path, f"{name}.yaml")) for name in ("old", "new")]
    for file, more in zip(files, (old, new), strict=True):
        file.write_text(file.read_text() + more)
    assert main(["diff", *map(str, files)]) == 2
    said = capsys.readouterr().err
    assert "is not valid: 1 error [invalid-side]" in said
    assert ("# Not valid" in said) is compared
    assert ("GET /others/{id} was" in said) is compared


def test_both_sides_are_not_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = spec(tmp_path, "one.yaml", version="3.0.3\nbogus: 1")
    two = spec(tmp_path, "two.yaml", version="3.1.0\nbogus: 1")
    assert main(["diff", one, two, "--format", "json"]) == 2
    findings = json.loads(capsys.readouterr().out)["findings"]
    codes = [finding["code"] for finding in findings]
    assert sorted(codes) == ["different-versions", "invalid-side", "invalid-side"]


@pytest.mark.parametrize(("required", "status"), [("false", 0), ("true", 1)])
def test_what_is_not_valid_is_compared_if_asked_for(
    tmp_path: Path, required: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    old = spec(tmp_path, "old.yaml", version="3.0.3\nbogus: 1")
    new = spec(tmp_path, "new.yaml", required=required)
    assert main(["diff", "--allow-invalid", old, new]) == status
    said = capsys.readouterr().err
    assert said.startswith("# Not valid (1)\n")
    assert "old.yaml:2:1: warning: the old specification" in said


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


SWAGGER = """\
swagger: "2.0"
info: {title: Things, version: 1.0.0}
produces: [application/json]
consumes: [application/json]
paths:
  /things:
    post:
      operationId: addThing
      parameters:
        - {name: body, in: body, required: true, schema: {$ref: "#/definitions/A"}}
      responses:
        "200": {description: Added, schema: {$ref: "#/definitions/A"}}
definitions:
  A:
    type: object
    properties: {n: {type: integer, minimum: 1, exclusiveMinimum: true}}
"""
OPENAPI = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    post:
      operationId: addThing
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
      responses:
        "200":
          description: Added
          content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
components:
  schemas:
    A:
      type: object
      properties: {n: {type: integer, exclusiveMinimum: 1}}
"""


def test_the_same_in_another_version_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.yaml").write_text(SWAGGER)
    (tmp_path / "new.yaml").write_text(OPENAPI)
    sides = [str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]
    assert main(["diff", *sides]) == 2
    said = capsys.readouterr().err
    assert "new.yaml:1:10: error" in said
    assert "old.yaml:1:10: this is OpenAPI 2.0" in said
    assert main(["diff", *sides, "--across-versions", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found["findings"]] == [
        "specification-version-changed"
    ]
    assert found["next_version"] == "1.0.1"
