"""Small APIs that consist of schemas."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.diagnostics import Diagnostic
from specwright.document import Document
from specwright.ir.api import Api
from specwright.ir.schemas import Schema


def nowhere(_pointer: str, _key: bool) -> None:
    return None


Built = tuple[Api, tuple[Diagnostic, ...]]


def built(schemas: Any, version: str = "3.1.1") -> Built:
    """Build an API of schemas by name."""
    value = {
        "openapi": version,
        "info": {"title": "Schemas", "version": "1"},
        "components": {"schemas": schemas},
    }
    return build_api(
        Document(
            name="schemas",
            version=version,
            value=value,
            digest="",
            files=(),
            locate=nowhere,
        )
    )


class Schemas:
    """An API, and its schemas by name."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def __getitem__(self, name: str) -> Schema:
        return self.api.schemas[f"/components/schemas/{name}"]


@pytest.fixture(scope="session")
def schemas() -> Callable[[str], Schemas]:
    """Build an API of schemas by name, in YAML."""
    return lambda text: Schemas(built(yaml.safe_load(text))[0])


@pytest.fixture(scope="session")
def build_schemas() -> Callable[..., Built]:
    """Build an API of schemas by name, with its findings."""
    return built
