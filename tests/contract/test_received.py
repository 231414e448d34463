"""Webhooks and callbacks are checked as what is served is."""

import json
import sys
from pathlib import Path

import pytest

from specwright.cli import main

CASES = Path(__file__).parents[1] / "receiving/cases"


@pytest.mark.parametrize(
    ("case", "operations"),
    [
        ("answers-and-security", ["paid", "ping", "read"]),
        ("hostile-names", ["a", "id", "parse"]),
        ("one-path-item", ["first", "postThings", "second"]),
    ],
)
def test_receivers_and_parsers_agree(
    case: str,
    operations: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    name = f"checked_{case.replace('-', '_')}"
    target = ["--spec", str(CASES / case / "openapi.yaml"), "--output", str(tmp_path)]
    target += ["--name", name]
    assert main(["generate", "--quiet", *target]) == 0
    chosen = [word for one in operations for word in ("--operation", one)]
    status = main(
        ["contract", *target, *chosen, "--max-examples", "3", "--format", "json"]
    )
    said = json.loads(capsys.readouterr().out)
    assert (status, said["failed"]) == (0, 0)
    assert said["checks"] > 10
