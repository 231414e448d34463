"""`specwright bundle`: the document, and what there is to say about it."""

import json
from pathlib import Path

import pytest

from specwright.cli import Status, main

SPECIFICATION = """
openapi: 3.0.3
info: {title: T, version: "1"}
paths: {}
components:
  schemas:
    Half: {$ref: "parts.yaml#/Whole"}
"""


def test_a_program_reads_what_there_is_to_say_where_a_file_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "api.yaml").write_text(SPECIFICATION)
    (tmp_path / "parts.yaml").write_text("Whole: {type: string}\n")
    file = tmp_path / "whole.json"
    arguments = ["bundle", "--spec", str(tmp_path / "api.yaml"), "--format", "json"]
    assert main([*arguments, "--to", str(file)]) == Status.CLEAN
    assert json.loads(capsys.readouterr().out) == {"findings": []}
    assert main(arguments) == Status.CLEAN
    assert json.loads(capsys.readouterr().out) == json.loads(file.read_text())
