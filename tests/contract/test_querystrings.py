"""Queries that are one value (OpenAPI 3.2, `in: querystring`)."""

from collections.abc import Callable

import pytest

from specwright.ir.json import Json

Contract = Callable[[str, dict[str, Json]], list[str]]


@pytest.mark.parametrize(
    "media_type", ["application/x-www-form-urlencoded", "application/json"]
)
def test_a_query_that_is_one_value(contract: Contract, media_type: str) -> None:
    search: Json = {
        "type": "object",
        "required": ["text"],
        "minProperties": 2,
        "properties": {
            "text": {"type": "string", "maxLength": 8},
            "sizes": {"type": "array", "items": {"type": "integer"}},
        },
    }
    content: Json = {media_type: {"schema": search}}
    whole: Json = {"name": "q", "in": "querystring", "content": content}
    responses: Json = {"204": {"description": "Found."}}
    find: Json = {"operationId": "find", "parameters": [whole], "responses": responses}
    document: dict[str, Json] = {
        "openapi": "3.2.0",
        "info": {"title": "Found", "version": "1"},
        "paths": {"/found": {"get": find}},
    }
    assert contract(f"found_{len(media_type)}", document) == []
