from pathlib import Path

import pytest

from specwright.cli import main

SPEC = """
openapi: 3.2.0
info: {title: Lines, version: "1"}
paths:
  /lines:
    post:
      operationId: addLines
      requestBody:
        required: true
        content:
          application/jsonl:
            itemSchema: {type: object, required: [n], properties: {n: {type: integer}}}
      responses: {"204": {description: Taken.}}
"""


def target(folder: Path, name: str) -> list[str]:
    spec, output = folder / "openapi.yaml", folder / "generated"
    spec.write_text(SPEC, "utf-8")
    chosen = ["--spec", str(spec), "--output", str(output), "--name", name]
    assert main(["generate", *chosen]) == 0
    return chosen


def test_streams_are_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contract", *target(tmp_path, "lines_sound_api")]) == 0
    assert "not reached" not in capsys.readouterr().err


def test_lines_that_are_not_read_are_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = target(tmp_path, "lines_faulty_api")
    reader = tmp_path / "generated/lines_faulty_api/_runtime/sequences.py"
    text = reader.read_text("utf-8")
    assert "if record:" in text
    reader.write_text(text.replace("if record:", "if not record:"), "utf-8")
    assert main(["contract", *chosen]) == 1
    assert "server-arrival of addLines" in capsys.readouterr().err
