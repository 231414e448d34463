"""Big bodies pass through little memory, in processes of their own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks/streaming.py"


@pytest.mark.parametrize("megabytes", [64, pytest.param(2048, marks=pytest.mark.slow)])
def test_memory_does_not_grow_with_bodies(megabytes: int) -> None:
    command = [sys.executable, str(BENCHMARK), str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    for line in lines:
        client, server = map(int, re.findall(r"(\d+) MB", line))
        assert max(client, server) < 100, line
