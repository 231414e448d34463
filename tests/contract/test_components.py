from pathlib import Path

import pytest

from specwright.cli import main

SPEC = """
openapi: 3.1.0
info: {title: Lonely, version: "1"}
paths:
  /used:
    get:
      operationId: getUsed
      responses: {"204": {description: Nothing.}}
components:
  schemas:
    Lonely:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 5}
"""


def target(folder: Path, name: str) -> list[str]:
    spec, output = folder / "openapi.yaml", folder / "generated"
    spec.write_text(SPEC, "utf-8")
    chosen = ["--spec", str(spec), "--output", str(output), "--name", name]
    assert main(["generate", *chosen]) == 0
    return chosen


def test_a_component_that_no_operation_uses_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["contract", *target(tmp_path, "lonely_sound_api")]) == 0
    assert "maxLength" in capsys.readouterr().err


def test_a_fault_in_such_a_component_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = target(tmp_path, "lonely_faulty_api")
    models = tmp_path / "generated/lonely_faulty_api/models.py"
    text = models.read_text("utf-8")
    models.write_text(text.replace("max_length=5", "max_length=6"), "utf-8")
    assert main(["contract", *chosen]) == 1
    assert "model-refuses (Lonely" in capsys.readouterr().err
