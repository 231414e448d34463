"""The mock of the small specification, generated once."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aquarium import DOCUMENT

from specwright.cli.console import Console
from specwright.cli.subjects import generated_subject
from specwright.cli.target import Target
from specwright.contract.subject import Subject


@pytest.fixture(scope="session")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subject]:
    folder = tmp_path_factory.mktemp("aquarium")
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(DOCUMENT), "utf-8")
    output = folder / "out"
    target = Target(
        spec=spec, source=spec.name, output=output, name="aquarium_api", choices={}
    )
    before = list(sys.path)
    opened = generated_subject(target, output, Console(quiet=True))
    assert opened.subject is not None, opened.findings
    yield opened.subject
    sys.path[:] = before


@pytest.fixture
def specification(tmp_path: Path) -> Path:
    """Return the small specification as a file."""
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(DOCUMENT), "utf-8")
    return spec
