import json
from collections.abc import Callable
from pathlib import Path

import pytest

from specwright.cli import main
from specwright.ir.json import Json

Contract = Callable[[str, dict[str, Json]], list[str]]


@pytest.fixture
def contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Contract:
    """Generate a package, check it, and return what is found."""

    def found(name: str, document: dict[str, Json]) -> list[str]:
        spec = tmp_path / f"{name}.json"
        spec.write_text(json.dumps(document), "utf-8")
        target = ["--spec", str(spec), "--output", str(tmp_path / name), "--name", name]
        main(["generate", *target])
        capsys.readouterr()
        main(["contract", *target, "--format", "json"])
        said = json.loads(capsys.readouterr().out)
        assert said["checks"] > 0
        return [finding["message"] for finding in said["findings"]]

    return found
