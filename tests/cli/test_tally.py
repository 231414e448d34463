"""What a run counts: what is written down, what became of it."""

import json
from pathlib import Path

import pytest

from specwright.cli import Status, main

SPECIFICATION = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a: &item
    get:
      operationId: a
      responses: {"204": {description: Done}}
      callbacks:
        done:
          "{$request.body#/url}": &event
            post: {operationId: b, responses: {"204": {description: Done}}}
          x-notes: *event
  x-draft: *item
webhooks:
  x-rate-limit:
    post: {operationId: c, responses: {"204": {description: Done}}}
"""


def test_extensions_hold_no_operations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "api.yaml").write_text(SPECIFICATION)
    arguments = ["generate", "--spec", str(tmp_path / "api.yaml"), "--name", "example"]
    arguments += ["--output", str(tmp_path / "out"), "--format", "json"]
    assert main(arguments) == Status.CLEAN
    said = json.loads(capsys.readouterr().out)
    assert said["operations"] == {"spec": 1, "generated": 1, "dropped": []}
    # A name of a webhook is a name, however it starts.
    assert said["webhooks"] == {"spec": 2, "generated": 2, "dropped": []}
