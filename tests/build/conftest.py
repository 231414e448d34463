"""Documents made of a small one that breaks no rule."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.diagnostics import Diagnostic
from specwright.document import Document
from specwright.ir.api import Api

BASE: dict[str, Any] = yaml.safe_load("""
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200": {description: The things}
""")

Build = Callable[[str], tuple[Api, tuple[Diagnostic, ...]]]


def merged(value: Any, patch: Any) -> Any:
    """Lay a patch over a value; null takes away a member that is there."""
    if not (isinstance(value, dict) and isinstance(patch, dict)):
        return patch
    found = {**value, **{name: merged(value.get(name), patch[name]) for name in patch}}
    return {
        name: item
        for name, item in found.items()
        if item is not None or name not in value
    }


def nowhere(_pointer: str, _key: bool) -> None:
    return None


def document(value: Any, version: str = "3.0.3") -> Document:
    return Document(
        name="openapi.yaml",
        version=version,
        value=value,
        digest="",
        files=(),
        locate=nowhere,
    )


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    """Make a document of any value."""
    return document


@pytest.fixture(scope="session")
def build() -> Build:
    """Build the small document with a patch in YAML laid over it."""

    def built(patch: str) -> tuple[Api, tuple[Diagnostic, ...]]:
        value = merged(copy.deepcopy(BASE), yaml.safe_load(patch))
        return build_api(document(value, value["openapi"]))

    return built


@pytest.fixture(scope="session")
def schema(build: Build) -> Callable[..., Any]:
    """Build one schema in an edition; return its assertions and findings."""

    def built(text: str, version: str = "3.1.0") -> Any:
        thing = yaml.safe_load(text)
        api, findings = build(
            yaml.safe_dump(
                {
                    "openapi": version,
                    "components": {
                        "schemas": {"Thing": thing, "Other": {"type": "object"}}
                    },
                },
                sort_keys=False,
            )
        )
        return api.schemas["/components/schemas/Thing"], [
            (each.code, each.message) for each in findings
        ]

    return built
