"""How a comparison is told: to people, to programs, and in a changelog."""

import json
from pathlib import Path

import pytest
from diff_case import spec

from specwright.cli import main

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
