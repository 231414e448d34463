"""Runs of `specwright scaffold` in a folder with a specification of its own."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from specwright.cli import main

HERE = Path(__file__).parent
SPEC: dict[str, Any] = yaml.safe_load((HERE / "spec.yaml").read_text("utf-8"))
CONFIGURATION = """\
[[package]]
spec = "spec.json"
output = "generated"
name = "ships_api"
"""
Change = Callable[[dict[str, Any]], object]


def operation(name: str, tag: str = "ships") -> dict[str, Any]:
    """Return an operation that answers nothing."""
    answers = {"204": {"description": "Done."}}
    return {"operationId": name, "tags": [tag], "responses": answers}


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with a configuration, a specification, and perhaps handlers."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "handlers.py"

    @property
    def text(self) -> str:
        return self.file.read_bytes().decode()

    def specify(self, change: Change | None = None) -> None:
        spec = copy.deepcopy(SPEC)
        if change is not None:
            change(spec)
        (self.folder / "spec.json").write_text(json.dumps(spec), "utf-8")
        (self.folder / "specwright.toml").write_text(CONFIGURATION, "utf-8")

    def run(self, *flags: str) -> int:
        output = str(self.file)
        config = str(self.folder / "specwright.toml")
        arguments = ["scaffold", "ships_api", "--output", output, "--config", config]
        return main([*arguments, *flags])

    def generate(self) -> int:
        return main(["generate", "--config", str(self.folder / "specwright.toml")])
