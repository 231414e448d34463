"""What keeps a generated server from starting is a finding, for mock and contract."""

from pathlib import Path

import pytest

from specwright.cli import main

SPEC = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /orders:
    get:
      operationId: listOrders
      security: [{staff: []}]
      responses: {"204": {description: Done}}
"""


def test_a_scheme_that_is_not_defined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(SPEC)
    package = ["--spec", "api.yaml", "--output", "out", "--name", "unservable_shop"]
    assert main(["generate", "--quiet", *package]) == 1
    capsys.readouterr()
    for words in (["contract", *package], ["mock", "--spec", "api.yaml"]):
        assert main([*words, "--quiet"]) == 2
        printed = capsys.readouterr().err
        assert printed.startswith(
            "api.yaml:6:7: error: the server does not start: `listOrders` asks for the "
            "security scheme `staff`, which is not defined [unservable-operation]"
        )
        assert "Traceback" not in printed
