"""Small APIs that consist of schemas."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.document import Document
from specwright.ir.api import Api
from specwright.ir.schemas import Schema


def nowhere(_pointer: str, _key: bool) -> None:
    return None


def api_of(schemas: Any, version: str = "3.1.1") -> Api:
    """Build an API of schemas by name."""
    value = {"openapi": version, "components": {"schemas": schemas}}
    return build_api(
        Document(
            name="schemas",
            version=version,
            value=value,
            digest="",
            files=(),
            locate=nowhere,
        )
    )[0]


class Schemas:
    """An API, and its schemas by name."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def __getitem__(self, name: str) -> Schema:
        return self.api.schemas[f"/components/schemas/{name}"]


@pytest.fixture(scope="session")
def schemas() -> Callable[[str], Schemas]:
    """Build an API of schemas by name, in YAML."""
    return lambda text: Schemas(api_of(yaml.safe_load(text)))


@pytest.fixture(scope="session")
def build_schemas() -> Callable[..., Api]:
    """Build an API of schemas by name."""
    return api_of
