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


def pets(answer: Json, operation: dict[str, Json] | None = None) -> dict[str, Json]:
    """Return a document with one operation, that answers with a schema."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "paths": {
            "/pets": {
                "get": {
                    "operationId": "listPets",
                    "tags": ["pets"],
                    "responses": {
                        "200": {
                            "description": "Pets.",
                            "content": {"application/json": {"schema": answer}},
                        }
                    },
                    **(operation or {}),
                }
            }
        },
    }


def query(name: str, schema: Json, **others: Json) -> Json:
    return {"name": name, "in": "query", "schema": schema, **others}


def answer(media_type: str, schema: Json) -> Json:
    """Return a response with one content."""
    return {"description": "Yes.", "content": {media_type: {"schema": schema}}}
