"""What is said of pairs of operations, and not a word more."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.diff import differences
from specwright.document import Document
from specwright.ir.api import Api

PAIRS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("operation_pairs.yaml").read_text("utf-8")
)
BASE = {
    "openapi": "3.1.0",
    "info": {"title": "Example", "version": "1.0.0"},
    "servers": [{"url": "https://example.test"}],
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "token": {"type": "http", "scheme": "bearer"},
        }
    },
}
OPERATION = {"operationId": "send", "responses": {"200": {"description": "Done"}}}


def merged(value: Any, patch: Any) -> Any:
    """Merge objects; null takes a member away."""
    if not (isinstance(value, dict) and isinstance(patch, dict)):
        return patch
    names = [*value, *(name for name in patch if name not in value)]
    return {
        name: merged(value.get(name), patch[name]) if name in patch else value[name]
        for name in names
        if patch.get(name, value.get(name)) is not None
    }


def api_of(side: Any) -> Api:
    operation = {**OPERATION, **side.get("operation", {})}
    paths = {side.get("path", "/things"): {**side.get("item", {}), "post": operation}}
    document = Document(
        name="openapi.yaml",
        version="3.1.0",
        value={**merged(BASE, side.get("document", {})), "paths": paths},
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(document)[0]


@pytest.mark.parametrize("name", PAIRS)
def test_this_is_said_and_nothing_else(name: str) -> None:
    pair = PAIRS[name]
    changes = differences(api_of(pair["before"]), api_of(pair["after"]))
    found = {change.rule.id for change in changes}
    found -= {"api-version-unchanged"}
    assert found == set(pair["changes"])
