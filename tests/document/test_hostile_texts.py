"""Whatever a specification has too much of, the command ends soon, and stays small."""

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


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_little_time_and_little_memory(make: Callable[[], str], tmp_path: Path) -> None:
    text = make()
    spec = tmp_path / ("api.json" if text.startswith("{") else "api.yaml")
    spec.write_text(text, "utf-8")
    command = [sys.executable, "-m", "specwright", "generate", "--spec", str(spec)]
    with subprocess.Popen(
        [*command, "--output", str(tmp_path / "out"), "--name", "hostile"],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stderr is not None
        said = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in {0, 1}, said
    assert "Traceback" not in said
    assert len(said) < 500_000
    assert used.ru_maxrss / 1024 < MEGABYTES
    assert used.ru_utime + used.ru_stime < SECONDS
