"""The README is short, and its commands run."""

import re
import shlex
from pathlib import Path

import pytest

from specwright.cli import main
from specwright.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(set(re.findall(r"`(specwright [a-z][^`]*)`", TEXT)))
SET_UP = [line for line in TEXT.splitlines() if ".venv/bin/" in line]


def test_it_is_short() -> None:
    assert len(TEXT.splitlines()) <= 150


def test_there_are_two_commands_to_set_up() -> None:
    generate, test = SET_UP
    assert generate.endswith("specwright generate")
    assert "pytest" in test


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, *arguments = shlex.split(
        command.replace("CODE", "wrong-usage")
        .replace("VERB", "generate")
        .replace("NAME", "mattermost_api")
        .replace("OLD NEW", "spec/mattermost spec/mattermost")
    )
    if arguments[0] == "init" or "--spec" in arguments:
        monkeypatch.chdir(tmp_path)
        spec = ROOT / "tests/architecture/petstore.yaml"
        (tmp_path / "openapi.yaml").write_bytes(spec.read_bytes())
    else:
        monkeypatch.chdir(ROOT)
    if arguments[0] == "contract":
        arguments += ["--max-examples", "1", "--name", "mattermost_api"]
        arguments += ["--operation", "GetRemoteCluster"]
    if arguments[0] == "scaffold":
        arguments[-1] = str(tmp_path / arguments[-1])
    if arguments[0] == "mock":
        # It would serve until somebody ends it, as tests/mock does.
        monkeypatch.setattr("specwright.cli.mock._serve", lambda *_: None)
        arguments[-1] = "0"
    if "--help" in arguments:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
    else:
        assert main(arguments) == 0


def test_every_verb_is_mentioned() -> None:
    assert all(f"specwright {verb.name}" in TEXT for verb in VERBS)


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (ROOT / target).exists(), target
