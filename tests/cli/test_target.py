from argparse import ArgumentParser
from pathlib import Path

import pytest

from specwright.cli.settings import PACKAGE_SETTINGS
from specwright.cli.target import Planned, declare_targets, plan_targets
from specwright.diagnostics import Severity

TWO = """\
fail-on = "warning"

[[package]]
spec = "spec/one.yaml"
output = "out/one"
name = "one"
small = 3

[[package]]
spec = "spec/two.yaml"
output = "out/two"
name = "two"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "specwright.toml").write_text(TWO, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planned(*arguments: str) -> Planned:
    parser = ArgumentParser()
    declare_targets(parser)
    return plan_targets(parser.parse_args(arguments))


@pytest.mark.usefixtures("project")
def test_the_configuration_says_what_to_generate() -> None:
    plan, found = planned()
    assert found == ()
    assert plan is not None
    assert plan.fail_on is Severity.WARNING
    one, two = plan.targets
    assert (one.spec, one.output) == (Path("spec/one.yaml"), Path("out/one"))
    assert (one.name, one.source) == ("one", "spec/one.yaml")
    assert (one.choices, two.choices) == ({"small": 3}, {})


def test_paths_are_seen_from_the_configuration(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = project / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    plan, _ = planned("--name", "two")
    assert plan is not None
    assert [target.spec for target in plan.targets] == [project / "spec/two.yaml"]
    assert [target.source for target in plan.targets] == ["spec/two.yaml"]


@pytest.mark.usefixtures("project")
def test_flags_win() -> None:
    plan, _ = planned("--small", "7", "--name", "one", "--fail-on", "note")
    assert plan is not None
    assert plan.fail_on is Severity.NOTE
    assert plan.targets[0].choices == {"small": 7}
    plan, _ = planned("--name", "one", "--output", "elsewhere")
    assert plan is not None
    assert plan.targets[0].output == Path("elsewhere")


def test_flags_alone_are_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan, found = planned("--spec", "a/b.yaml", "--output", "out", "--name", "pets")
    assert found == ()
    assert plan is not None
    target = plan.targets[0]
    assert (target.spec, target.output) == (Path("a/b.yaml"), Path("out"))
    assert target.source == "b.yaml"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--name", "three"), "there is no package `three`"),
        (("--spec", "x.yaml"), "with --spec goes --output and --name"),
        (
            ("--output", "x"),
            "--output says where one package goes, and there are several",
        ),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_makes_no_sense_is_said(arguments: tuple[str, ...], message: str) -> None:
    plan, found = planned(*arguments)
    assert plan is None
    assert [finding.message for finding in found] == [message]


def test_every_setting_is_a_flag() -> None:
    parser = ArgumentParser()
    declare_targets(parser)
    arguments = vars(parser.parse_args([]))
    assert {setting.argument for setting in PACKAGE_SETTINGS} <= arguments.keys()
