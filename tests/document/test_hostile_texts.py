"""Whatever a specification has too much of, the command ends soon, and stays small."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_texts import TEXTS

SOURCES = Path(__file__).parents[2] / "src"
SECONDS = 10
"""Of CPU. What it takes is 2 on an idle machine; an explosion would take minutes."""

MEGABYTES = 500


MEASURED = """
import json, os, sys
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(child, 0)
seconds = used.ru_utime + used.ru_stime
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_maxrss, seconds]))
"""
"""Runs a command from a small process: Linux counts the parent's memory in."""


LOOKED_AT = ("heirs in a row", "references that lead nowhere")
"""The texts that are no less work for whoever looks for what could be better."""


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_little_time_and_little_memory(make: Callable[[], str], tmp_path: Path) -> None:
    flags = ("--output", "out", "--name", "hostile")
    assert len(_said(make(), tmp_path, "generate", *flags)) < 500_000


@pytest.mark.parametrize("name", LOOKED_AT)
def test_no_more_to_look_at_it(name: str, tmp_path: Path) -> None:
    assert _said(TEXTS[name](), tmp_path, "lint")


def _said(text: str, tmp_path: Path, verb: str, *flags: str) -> str:
    """Return what a verb said of a text, in little time and memory."""
    spec = tmp_path / ("api.json" if text.startswith("{") else "api.yaml")
    spec.write_text(text, "utf-8")
    command = [sys.executable, "-m", "specwright", verb, "--spec", spec.name, *flags]
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    status, kilobytes, seconds = json.loads(run.stdout)
    assert status in {0, 1, 2}, run.stderr
    assert "Traceback" not in run.stderr
    assert kilobytes / 1024 < MEGABYTES
    assert seconds < SECONDS
    return run.stderr
