"""Swagger 2.0 in the shape of OpenAPI 3.0."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from specwright.diagnostics import Diagnostic
from specwright.document import Document, read_document, validated

HEAD = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"


def read(folder: Path, text: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    file = folder / "api.yaml"
    file.write_text(HEAD + dedent(text))
    document, findings = read_document(file)
    assert document is not None
    return document, findings


def operation(folder: Path, text: str, rest: str = "") -> dict[str, Any]:
    body = dedent(text).strip().replace("\n", "\n      ")
    source = f"paths:\n  /a/{{id}}:\n    post:\n      {body}\n{dedent(rest)}"
    document, findings = read(folder, source)
    assert findings == ()
    value: Any = document.value
    found: dict[str, Any] = value["paths"]["/a/{id}"]["post"]
    return found


def test_the_whole_has_the_shape_of_3_0_and_is_valid(tmp_path: Path) -> None:
    document, findings = read(
        tmp_path,
        """
        host: example.com
        basePath: /v1/
        schemes: [https, http]
        produces: [application/json]
        security: [{key: []}]
        x-own: 1
        paths:
          /a:
            get:
              operationId: a
              schemes: [http]
              parameters: [{$ref: '#/parameters/limit'}]
              responses:
                '200': {$ref: '#/responses/ok'}
        parameters:
          limit: {name: limit, in: query, type: integer, maximum: 5, default: 2}
        responses:
          ok: {description: OK, schema: {$ref: '#/definitions/A'}}
        definitions:
          A:
            type: object
            discriminator: kind
            required: [kind]
            properties:
              kind: {type: string}
              next: {$ref: '#/definitions/A/properties/kind'}
              none: {type: string, x-nullable: true}
        securityDefinitions:
          key: {type: apiKey, in: header, name: X-Key}
          basic: {type: basic}
          oauth:
            type: oauth2
            flow: accessCode
            authorizationUrl: https://example.com/a
            tokenUrl: https://example.com/t
            scopes: {read: Read}
        """,
    )
    assert findings == ()
    assert document.version == "2.0"
    assert validated(document) == ()
    assert document.value == {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "security": [{"key": []}],
        "x-own": 1,
        "servers": [
            {"url": "https://example.com/v1"},
            {"url": "http://example.com/v1"},
        ],
        "paths": {
            "/a": {
                "get": {
                    "operationId": "a",
                    "parameters": [{"$ref": "#/components/parameters/limit"}],
                    "responses": {"200": {"$ref": "#/components/responses/ok"}},
                    "servers": [{"url": "http://example.com/v1"}],
                }
            }
        },
        "components": {
            "schemas": {
                "A": {
                    "type": "object",
                    "discriminator": {"propertyName": "kind"},
                    "required": ["kind"],
                    "properties": {
                        "kind": {"type": "string"},
                        "next": {"$ref": "#/components/schemas/A/properties/kind"},
                        "none": {
                            "type": "string",
                            "x-nullable": True,
                            "nullable": True,
                        },
                    },
                }
            },
            "parameters": {
                "limit": {
                    "name": "limit",
                    "in": "query",
                    "schema": {"type": "integer", "maximum": 5, "default": 2},
                }
            },
            "responses": {
                "ok": {
                    "description": "OK",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/A"}
                        }
                    },
                }
            },
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "basic": {"type": "http", "scheme": "basic"},
                "oauth": {
                    "type": "oauth2",
                    "flows": {
                        "authorizationCode": {
                            "authorizationUrl": "https://example.com/a",
                            "tokenUrl": "https://example.com/t",
                            "scopes": {"read": "Read"},
                        }
                    },
                },
            },
        },
    }


def test_a_body_is_given_for_every_media_type(tmp_path: Path) -> None:
    text = """
    consumes: [application/json, application/xml]
    produces: [text/plain]
    parameters:
      - {name: id, in: path, required: true, type: string}
      - {$ref: '#/parameters/body'}
    responses:
      '200':
        description: OK
        schema: {type: file}
        headers: {X-N: {type: integer, description: N}}
        examples: {text/plain: hello}
    """
    rest = """
    parameters:
      body: {name: b, in: body, required: true, schema: {type: array, items: {}}}
    """
    found = operation(tmp_path, text, rest)
    schema = {"type": "array", "items": {}}
    assert found["parameters"] == [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    assert found["requestBody"] == {
        "required": True,
        "content": {
            "application/json": {"schema": schema},
            "application/xml": {"schema": schema},
        },
    }
    assert found["responses"]["200"] == {
        "description": "OK",
        "headers": {"X-N": {"description": "N", "schema": {"type": "integer"}}},
        "content": {
            "text/plain": {
                "schema": {"type": "string", "format": "binary"},
                "example": "hello",
            }
        },
    }


def test_form_data_is_one_object(tmp_path: Path) -> None:
    text = """
    parameters:
      - {name: file, in: formData, required: true, type: file, description: F}
      - {name: tags, in: formData, type: array, items: {type: string},
         collectionFormat: multi}
    responses: {'204': {description: OK}}
    """
    assert operation(tmp_path, text)["requestBody"] == {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "F",
                        },
                        "tags": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["file"],
                }
            }
        },
    }


def test_a_form_without_files_is_urlencoded_with_its_separators(
    tmp_path: Path,
) -> None:
    text = """
    parameters:
      - {name: a, in: formData, type: array, items: {type: string}}
      - {name: b, in: formData, type: array, items: {type: string},
         collectionFormat: pipes}
    responses: {'204': {description: OK}}
    """
    media = operation(tmp_path, text)["requestBody"]["content"]
    assert list(media) == ["application/x-www-form-urlencoded"]
    assert media["application/x-www-form-urlencoded"]["encoding"] == {
        "a": {"style": "form", "explode": False},
        "b": {"style": "pipeDelimited", "explode": False},
    }


@pytest.mark.parametrize(
    ("separator", "style", "explode"),
    [
        ("csv", "form", False),
        ("multi", "form", True),
        ("ssv", "spaceDelimited", False),
        ("pipes", "pipeDelimited", False),
    ],
)
def test_separators_become_styles(
    tmp_path: Path, separator: str, style: str, explode: bool
) -> None:
    text = f"""
    parameters:
      - {{name: a, in: query, type: array, items: {{type: string}},
         collectionFormat: {separator}}}
    responses: {{'204': {{description: OK}}}}
    """
    (parameter,) = operation(tmp_path, text)["parameters"]
    assert (parameter["style"], parameter["explode"]) == (style, explode)


def test_what_3_0_has_no_word_for_is_said(tmp_path: Path) -> None:
    _, findings = read(
        tmp_path,
        """
        paths:
          /a:
            get:
              parameters:
                - {name: a, in: query, type: array, items: {}, collectionFormat: tsv}
                - {name: h, in: header, type: array, items: {}, collectionFormat: ssv}
              responses: {}
        """,
    )
    spans = [each.location.span for each in findings]
    assert [
        (each.code, each.location.pointer, span and (span.line, span.column))
        for each, span in zip(findings, spans, strict=True)
    ] == [
        (
            "unsupported-swagger",
            f"/paths/~1a/get/parameters/{index}/collectionFormat",
            (8 + index, 74 + index),
        )
        for index in range(2)
    ]


def test_places_are_those_of_the_original(tmp_path: Path) -> None:
    document, _ = read(
        tmp_path,
        """
        definitions:
          A: {discriminator: kind, type: object}
        paths:
          /a:
            post:
              parameters:
                - {name: b, in: body, schema: {type: object}}
                - {name: q, in: query, type: integer}
              responses: {'200': {description: OK, schema: {type: string}}}
        """,
    )
    post = "/paths/~1a/post"
    places = (
        "/components/schemas/A/discriminator/propertyName",
        f"{post}/requestBody/content/application~1json/schema/type",
        f"{post}/parameters/0/schema/type",
        f"{post}/parameters/0/name",
        f"{post}/responses/200/content/application~1json/schema/type",
    )
    spans = [document.locate(place, False) for place in places]
    assert [span and (span.line, span.column) for span in spans] == [
        (5, 22),
        (10, 46),
        (11, 38),
        (11, 18),
        (12, 59),
    ]


@pytest.mark.parametrize("place", ["{}", "[]", "null", "1", "{a: body}"])
def test_a_parameter_whose_place_is_no_text_is_kept_as_it_is(
    tmp_path: Path, place: str
) -> None:
    parameter = f"{{name: a, in: {place}, type: string}}"
    document, _ = read(
        tmp_path,
        f"""
        paths:
          /a:
            get:
              parameters: [{parameter}]
              responses: {{'204': {{description: Done}}}}
        parameters: {{a: {parameter}}}
        """,
    )
    value: Any = document.value
    assert value["paths"]["/a"]["get"]["parameters"][0]["name"] == "a"
    assert value["components"]["parameters"]["a"]["name"] == "a"
    assert [each.code for each in validated(document)] != []
