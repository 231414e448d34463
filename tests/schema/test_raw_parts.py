"""Which strings of multipart bodies are bytes."""

from typing import Any

import pytest

from specwright.build import build_api
from specwright.document import Document
from specwright.ir.api import Api
from specwright.schema.raw_parts import raw_parts


def built(form: dict[str, Any], **schemas: Any) -> Api:
    content = {"multipart/form-data": {"schema": form}}
    operation = {"requestBody": {"content": content}, "responses": {}}
    document = Document(
        name="test",
        version="3.1.0",
        value={
            "openapi": "3.1.0",
            "info": {"title": "Files", "version": "1"},
            "paths": {"/files": {"post": operation}},
            "components": {"schemas": schemas},
        },
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(document)[0]


def text_of(media_type: str, **others: Any) -> dict[str, Any]:
    return {"type": "string", "contentMediaType": media_type, **others}


@pytest.mark.parametrize(
    ("schema", "raw"),
    [
        (text_of("application/octet-stream"), True),
        (text_of("image/png"), True),
        (text_of("Application/PDF; a=b", type=["string", "null"]), True),
        (text_of("image/png", contentEncoding="base64"), False),
        (text_of("image/svg+xml"), False),
        (text_of("application/json"), False),
        (text_of("text/html"), False),
        (text_of("image/png", type="integer"), False),
        ({"contentMediaType": "image/png"}, False),
        ({"type": "string"}, False),
    ],
)
def test_bytes_go_by_their_media_type(schema: dict[str, Any], raw: bool) -> None:
    found = raw_parts(built({"properties": {"file": schema}}))
    assert bool(found) is raw


def test_bytes_are_found_wherever_a_part_can_be() -> None:
    raw = text_of("image/png")
    named = {"$ref": "#/components/schemas/Named"}
    api = built(
        {"$ref": "#/components/schemas/Form"},
        Form={
            "allOf": [{"properties": {"a": named}}],
            "properties": {
                "b": {"type": "array", "items": raw},
                "c": {"anyOf": [raw, {"type": "null"}]},
                "d": {"type": "object", "properties": {"inner": raw}},
            },
        },
        Named=raw,
        Other={"properties": {"in_json": raw}},
    )
    form = "/components/schemas/Form/properties"
    assert raw_parts(api) == {
        "/components/schemas/Named",
        f"{form}/b/items",
        f"{form}/c/anyOf/0",
    }
