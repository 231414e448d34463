"""A small specification with one operation for each kind of answer."""

from specwright.ir.json import Json

FISH: Json = {"id": 7, "name": "Wanda"}
NONE: Json = {"id": 0, "name": ""}


def _json(schema: Json, **others: Json) -> Json:
    return {"application/json": {"schema": schema, **others}}


def _get(name: str, responses: dict[str, Json], **others: Json) -> Json:
    described: dict[str, Json] = {
        status: {"description": f"{name} {status}.", **response}
        for status, response in responses.items()
        if isinstance(response, dict)
    }
    return {"get": {"operationId": name, "responses": described, **others}}


_FISH: Json = {"$ref": "#/components/schemas/Fish"}
_PROBLEM: Json = {
    "type": "object",
    "required": ["message"],
    "properties": {"message": {"type": "string", "minLength": 1}},
}
_EXAMPLES: Json = {
    "wanda": {"value": FISH},
    "none at all": {"value": NONE},
    "wrong": {"value": {"id": "seven"}},
}
_SIZE: Json = {"name": "size", "in": "query", "schema": {"type": "integer"}}
_COUNT: Json = {"required": True, "schema": {"type": "integer", "minimum": 1}}

_IMPOSSIBLE: Json = {"type": "string", "minLength": 3, "maxLength": 2}

DOCUMENT: dict[str, Json] = {
    "openapi": "3.2.0",
    "info": {"title": "Aquarium", "version": "1"},
    "paths": {
        "/example": _get(
            "showExample",
            {
                "200": {"content": _json(_FISH, examples=_EXAMPLES)},
                "404": {"content": _json(_PROBLEM, example={"message": "no fish"})},
                "5XX": {"content": _json(_PROBLEM)},
            },
            parameters=[_SIZE],
        ),
        "/drawn": _get(
            "drawOne",
            {
                "404": {"content": _json(_PROBLEM)},
                "200": {"content": _json(_FISH), "headers": {"X-Count": _COUNT}},
            },
            parameters=[_SIZE],
        ),
        "/wrong": _get(
            "showWrong", {"200": {"content": _json(_FISH, example={"id": "seven"})}}
        ),
        "/schema": _get(
            "showSchema",
            {"200": {"content": _json({**_PROBLEM, "examples": [{"message": "hi"}]})}},
        ),
        "/stream": _get(
            "watch",
            {"200": {"content": {"application/jsonl": {"itemSchema": _FISH}}}},
        ),
        "/shown-stream": _get(
            "replay",
            {
                "200": {
                    "content": {
                        "application/jsonl": {
                            "itemSchema": _FISH,
                            "example": [FISH, NONE],
                        }
                    }
                }
            },
        ),
        "/binary": _get("download", {"200": {"content": {"image/png": {}}}}),
        "/nothing": _get("doNothing", {"204": {}, "default": {}}),
        "/texts": _get(
            "read",
            {
                "200": {
                    "content": {
                        "application/json": {"schema": _FISH, "example": FISH},
                        "text/plain": {
                            "schema": {"type": "string"},
                            "example": "a fish",
                        },
                    }
                }
            },
        ),
        "/any": _get("readAny", {"200": {"content": {"application/json": {}}}}),
        "/any-shown": _get(
            "showAny", {"200": {"content": {"application/json": {"example": [1]}}}}
        ),
        "/xml": _get(
            "showXml",
            {"200": {"content": {"application/xml": {"example": "<fish/>"}}}},
        ),
        "/impossible": _get("dream", {"200": {"content": _json(_IMPOSSIBLE)}}),
        "/untold": {"get": {"operationId": "keepQuiet"}},
        "/secret": _get(
            "tell", {"200": {"content": _json(_FISH)}}, security=[{"key": []}]
        ),
        "/fish": {
            "post": {
                "operationId": "addFish",
                "requestBody": {"required": True, "content": _json(_FISH)},
                "responses": {
                    "201": {"description": "Added.", "content": _json(_FISH)},
                    "200": {"description": "There.", "content": _json(_FISH)},
                },
            }
        },
    },
    "components": {
        "schemas": {
            "Fish": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "integer", "minimum": 0},
                    "name": {"type": "string", "maxLength": 40},
                },
                "additionalProperties": False,
            }
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}
