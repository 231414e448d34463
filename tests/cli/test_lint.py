"""`specwright lint`: rules, severities, ignores, baselines, and what cannot be run."""

import json
from pathlib import Path

import pytest

from specwright.cli import main
from specwright.lint import RULES

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
      responses:
        "200": {description: Things}
        "400": {description: Bad request}
"""
PACKAGE = '[[package]]\nspec = "api.yaml"\noutput = "out"\nname = "things"\n'


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "api.yaml").write_text(SPEC)
    monkeypatch.chdir(tmp_path)
    configured("")
    return tmp_path


def configured(text: str) -> None:
    Path("specwright.toml").write_text(PACKAGE + text)


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> set[str]:
    main(["lint", "--format", "json", *arguments])
    found = json.loads(capsys.readouterr().out)["findings"]
    return {finding["code"] for finding in found}


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    rule = RULES["missing-operation-summary"]
    (line,) = (line for line in lines if line.startswith(f"{rule.id} "))
    assert line.split()[1:3] == [rule.ruleset.value, rule.severity.name.lower()]


def test_rules_are_listed_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--rules", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {rule["id"]: rule["what"] for rule in listed} == {
        rule.id: rule.what for rule in RULES.values()
    }


def test_a_ruleset_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys) == {"missing-operation-summary"}
    assert codes(capsys, "--ruleset", "minimal") == set()
    assert "missing-license" in codes(capsys, "--ruleset", "strict")


def test_severities_decide_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint"]) == 0
    configured('[lint.rules]\nmissing-operation-summary = "error"\n')
    assert main(["lint"]) == 1
    assert "api.yaml:8:5: error: listThings has no summary" in capsys.readouterr().err
    configured('[lint.rules]\nmissing-operation-summary = "off"\n')
    assert codes(capsys) == set()


@pytest.mark.parametrize(
    ("pointer", "left"),
    [("/paths/*", set()), ("/components/*", {"missing-operation-summary"})],
)
def test_findings_are_ignored_by_place(
    pointer: str, left: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    configured(
        '[[lint.ignore]]\nrule = "missing-operation-summary"\n'
        f'pointer = "{pointer}"\nreason = "the names say it all"\n'
    )
    assert codes(capsys) == left


def test_findings_are_ignored_in_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignore = "      x-specwright-ignore: {missing-operation-summary: known}\n"
    place = "      tags: [things]\n"
    (project / "api.yaml").write_text(SPEC.replace(place, place + ignore))
    assert codes(capsys) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[lint]\nruleset = "lax"\n', "specwright.toml:6:1: error: `ruleset` is 'lax'"),
        (
            '[lint.rules]\nmissing-operation-sumary = "off"\n',
            "specwright.toml:6:1: error: there is no rule `missing-operation-sumary`",
        ),
        (
            '[lint.rules]\nmissing-operation-summary = "fatal"\n',
            "specwright.toml:6:1: error: `missing-operation-summary` is 'fatal'",
        ),
        (
            '[[lint.ignore]]\nrule = "no-rule"\npointer = "*"\nreason = "none"\n',
            "specwright.toml:6:1: error: there is no rule `no-rule`",
        ),
        (
            '[[lint.ignore]]\nrule = "unused-tag"\npointer = "*"\n',
            "this table has no `reason`",
        ),
    ],
)
@pytest.mark.parametrize("verb", ["lint", "check"])
def test_a_wrong_configuration_is_refused(
    verb: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configured(text)
    assert main([verb]) == 2
    assert said in capsys.readouterr().err


def test_a_near_name_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    configured('[lint.rules]\nmissing-operation-sumary = "off"\n')
    assert main(["lint"]) == 2
    assert "did you mean `missing-operation-summary`?" in capsys.readouterr().err


def test_a_baseline_covers_what_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    configured('[lint.rules]\nmissing-operation-summary = "error"\n')
    known = ["--baseline", "known.json"]
    assert main(["lint", *known, "--update-baseline"]) == 0
    assert main(["lint", *known]) == 0
    Path("api.yaml").write_text(f"# One line more.\n{SPEC}")
    assert main(["lint", *known]) == 0
    capsys.readouterr()
    Path("api.yaml").write_text(SPEC.replace("listThings", "getThings"))
    assert main(["lint", *known]) == 1
    said = capsys.readouterr().err
    assert "getThings has no summary" in said
    assert "known.json: gone, take it out: listThings has no summary" in said


@pytest.mark.parametrize(("until", "status"), [("2020-01-31", 1), ("2999-01-31", 0)])
def test_a_baseline_expires(until: str, status: int) -> None:
    configured('[lint.rules]\nmissing-operation-summary = "error"\n')
    known = ["--baseline", "known.json"]
    assert main(["lint", *known, "--update-baseline", "--until", until]) == 0
    assert json.loads(Path("known.json").read_text())["findings"][0]["until"] == until
    assert main(["lint", *known]) == status


@pytest.mark.parametrize("text", [None, "{", '{"findings": [1]}'])
def test_a_baseline_that_cannot_be_read(
    text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        Path("known.json").write_text(text)
    assert main(["lint", "--baseline", "known.json"]) == 2
    assert "known.json is no baseline" in capsys.readouterr().err


def test_findings_stand_in_the_file_that_a_reference_leads_to(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "paths").mkdir()
    (project / "api.yaml").write_text(
        SPEC.partition("  /things:")[0] + "  /things: {$ref: paths/things.yaml}\n"
    )
    (project / "paths" / "things.yaml").write_text(
        "get:\n"
        "  operationId: listThings\n"
        "  tags: [things]\n"
        "  summary: List\n"
        "  responses:\n"
        '    "200":\n'
        "      description: Things\n"
        "      content:\n"
        "        application/json: {schema: {$ref: ../thing.yaml}}\n"
        '    "400": {description: Bad request}\n'
    )
    (project / "thing.yaml").write_text(
        "type: object\nproperties:\n  size: {type: integer, default: big}\n"
    )
    main(["lint", "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["message"].startswith("the default is wrong")
    assert found["file"] == "thing.yaml"
    assert (found["line"], found["column"]) == (3, 34)
    assert found["pointer"].endswith("/properties/size/default")


def test_every_configured_specification_is_looked_at(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "other.yaml").write_text(SPEC.replace("listThings", "getOthers"))
    other = PACKAGE.replace("api.yaml", "other.yaml").replace("things", "others")
    configured(other.replace('output = "out', 'output = "others'))
    main(["lint"])
    said = capsys.readouterr().err
    assert "listThings has no summary" in said
    assert "getOthers has no summary" in said
    main(["lint", "--name", "others"])
    assert "listThings" not in capsys.readouterr().err
