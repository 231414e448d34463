"""Responses of Swagger 2.0."""

from collections.abc import Sequence

from specwright.ir.json import Json

from .context import Context, Fields, fields
from .moves import inside
from .parameters import header
from .schemas import schema

_JSON = "application/json"
_BYTES = "application/octet-stream"


def response(
    context: Context, value: Json, old: str, new: str, produces: Sequence[str]
) -> Json:
    """Return a response of OpenAPI 3.0."""
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return context.referring(dict(value))
    found: Fields = {
        name: member
        for name, member in value.items()
        if name == "description" or name.startswith("x-")
    }
    headers = value.get("headers")
    if isinstance(headers, dict):
        found["headers"] = {
            name: header(
                context,
                each,
                inside(old, "headers", name),
                inside(new, "headers", name),
            )
            for name, each in headers.items()
        }
    elif headers is not None:
        found["headers"] = headers
    content = _content(context, value, old, new, produces)
    if content:
        found["content"] = content
    return found


def _content(
    context: Context, value: Fields, old: str, new: str, produces: Sequence[str]
) -> Fields:
    content: Fields = {}
    if "schema" in value:
        of_file = fields(value["schema"]).get("type") == "file"
        for media_type in produces or [_BYTES if of_file else _JSON]:
            place = inside(new, "content", media_type, "schema")
            context.moves.record(place, inside(old, "schema"))
            converted = schema(context, value["schema"], inside(old, "schema"), place)
            content[media_type] = {"schema": converted}
    for media_type, example in fields(value.get("examples")).items():
        place = inside(new, "content", media_type, "example")
        context.moves.record(place, inside(old, "examples", media_type))
        content[media_type] = {**fields(content.get(media_type)), "example": example}
    return content
