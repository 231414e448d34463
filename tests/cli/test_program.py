import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from specwright import __version__
from specwright.cli import Status, main
from specwright.cli.mishap import INTERRUPTED, Mishaps
from specwright.cli.verbs import VERBS


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"{__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["fly"], ["init", "--color"]])
def test_wrong_usage_is_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: specwright" in capsys.readouterr().err


def test_every_verb_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    assert all(verb.name in printed for verb in VERBS)


HEAVY = {"black", "hypothesis", "jinja2", "jsonschema_rs", "pydantic", "yaml"}


def test_help_imports_nothing_heavy() -> None:
    program = "import sys; sys.argv[1:] = ['--help']; from specwright.cli import main\n"
    program += "try: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert "usage: specwright" in done.stdout
    assert not HEAVY & set(done.stderr.split())


def raising(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (ValueError("oh"), Status.COULD_NOT_RUN, "Please report it"),
        (OSError(28, "No space left"), Status.COULD_NOT_RUN, "error: no space left"),
        (KeyboardInterrupt(), INTERRUPTED, "interrupted"),
    ],
)
def test_mishaps_become_words(error: BaseException, status: int, words: str) -> None:
    stream = StringIO()
    with Mishaps(stream) as mishaps:
        raising(error)()
    assert mishaps.status == status
    assert words in stream.getvalue()


def test_only_a_defect_prints_a_traceback() -> None:
    stream = StringIO()
    with Mishaps(stream):
        raising(OSError("disk"))()
    assert "Traceback" not in stream.getvalue()


def test_a_reader_that_leaves_is_no_defect() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "specwright", "init", "--help"]
    run = subprocess.run(
        command, stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert "defect" not in run.stderr


def test_init_writes_what_generate_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--spec", 'a "b".yaml', "--name", "pets"]) == Status.CLEAN
    text = (tmp_path / "specwright.toml").read_text("utf-8")
    assert r'spec = "a \"b\".yaml"' in text
    assert 'output = "generated/pets"' in text
    assert main(["init"]) == Status.COULD_NOT_RUN
    assert "is here already" in capsys.readouterr().err
    assert (tmp_path / "specwright.toml").read_text("utf-8") == text
