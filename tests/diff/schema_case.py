"""A document that sends one schema both ways."""

from typing import Any

from specwright.build import build_api
from specwright.document import Document
from specwright.ir.api import Api


def api_with(schema: Any, components: Any, version: str = "3.1.0") -> Api:
    """Return an API in which a body and an answer have a schema."""
    content = {"application/json": {"schema": schema}}
    operation = {
        "operationId": "send",
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Done", "content": content}},
    }
    document = Document(
        name="openapi.yaml",
        version=version,
        value={
            "openapi": version,
            "info": {"title": "Example", "version": "1.0.0"},
            "paths": {"/things": {"post": operation}},
            "components": {"schemas": components},
        },
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(document)[0]
