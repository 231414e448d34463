"""Small documents for the tests of this folder."""

from specwright.document import Document
from specwright.ir.json import Json


def document(value: dict[str, Json]) -> Document:
    version = value["openapi"]
    assert isinstance(version, str)
    return Document(
        name="test",
        version=version,
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )


def of_schemas(version: str = "3.1.0", **schemas: Json) -> Document:
    return document(
        {
            "openapi": version,
            "info": {"title": "Test", "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }
    )


def pointer(name: str) -> str:
    return f"/components/schemas/{name}"
