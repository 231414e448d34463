from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from specwright.build import build_api
from specwright.diagnostics import Diagnostic
from specwright.document import Document
from specwright.ir.json import Json
from specwright.python import Options, plan_package
from specwright.render import render_package

Generated: TypeAlias = tuple[dict[str, str], tuple[Diagnostic, ...]]


def generate(value: dict[str, Json], name: str) -> Generated:
    document = Document(
        name="test",
        version=str(value["openapi"]),
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    api, _ = build_api(document)
    package, findings = plan_package(api, Options(package=name))
    files = {
        file.path.removeprefix(f"{name}/"): file.content.decode()
        for file in render_package(package)
    }
    return files, findings


@pytest.fixture(scope="session")
def generator() -> Callable[[dict[str, Json], str], Generated]:
    return generate


@pytest.fixture(scope="session")
def awkward() -> Generated:
    text = (Path(__file__).parent / "awkward.yaml").read_text()
    return generate(yaml.safe_load(text), "awkward")
