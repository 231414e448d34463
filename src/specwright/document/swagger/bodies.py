"""Request bodies: parameters of Swagger 2.0 in `body` and `formData`."""

from collections.abc import Sequence

from specwright.ir.json import Json

from .context import Context, Fields
from .moves import inside
from .parameters import inner_schema
from .schemas import schema

MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"
_JSON = "application/json"
_STYLES = {"csv": "form", "ssv": "spaceDelimited", "pipes": "pipeDelimited"}

Placed = tuple[Fields, str]
"""A parameter, and its place in the original."""


def body(
    context: Context, value: Fields, old: str, new: str, consumes: Sequence[str]
) -> Fields:
    """Return the request body for a parameter in `body`."""
    context.moves.record(new, old)
    found: Fields = {
        name: member
        for name, member in value.items()
        if name in {"description", "required"} or name.startswith("x-")
    }
    content: Fields = {}
    for media_type in consumes or [_JSON]:
        place = inside(new, "content", media_type, "schema")
        context.moves.record(place, inside(old, "schema"))
        content[media_type] = {
            "schema": schema(
                context, value.get("schema", {}), inside(old, "schema"), place
            )
        }
    found["content"] = content
    return found


def form(
    context: Context, parts: Sequence[Placed], new: str, consumes: Sequence[str]
) -> Fields:
    """Return the request body for the parameters in `formData`."""
    context.moves.record(new, parts[0][1])
    found: Fields = {}
    required: list[Json] = [
        part.get("name") for part, _ in parts if part.get("required") is True
    ]
    if required:
        found["required"] = True
    content: Fields = {}
    for media_type in _media_types(parts, consumes):
        place = inside(new, "content", media_type)
        media: Fields = {"schema": _object(context, parts, required, place)}
        encoding = _encodings(context, parts, media_type)
        if encoding:
            media["encoding"] = encoding
        content[media_type] = media
    found["content"] = content
    return found


def _media_types(parts: Sequence[Placed], consumes: Sequence[str]) -> list[str]:
    if any(part.get("type") == "file" for part, _ in parts):
        return [MULTIPART]
    stated = [each for each in consumes if each in {MULTIPART, URLENCODED}]
    return stated or [URLENCODED]


def _object(
    context: Context, parts: Sequence[Placed], required: list[Json], place: str
) -> Fields:
    properties: Fields = {}
    for part, old in parts:
        name = str(part.get("name"))
        inner = inside(place, "schema", "properties", name)
        described = inner_schema(context, part, old, inner)
        if isinstance(described, dict) and isinstance(part.get("description"), str):
            described = {**described, "description": part["description"]}
        properties[name] = described
    found: Fields = {"type": "object", "properties": properties}
    if required:
        found["required"] = required
    return found


def _encodings(
    context: Context, parts: Sequence[Placed], media_type: str
) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for part, old in parts:
        chosen = part.get("collectionFormat", "csv")
        if part.get("type") != "array" or chosen == "multi":
            continue
        style = _STYLES.get(chosen) if isinstance(chosen, str) else None
        if style is None:
            context.unsupported(
                inside(old, "collectionFormat"),
                f"`collectionFormat` `{chosen}` has no style in OpenAPI 3; "
                "values are separated by commas",
                "use `multi`",
            )
        if media_type == MULTIPART:
            context.unsupported(
                inside(old, "collectionFormat"),
                f"a part of `{MULTIPART}` holds one value in OpenAPI 3; "
                "every value gets a part of its own",
                "use `multi`",
            )
            continue
        found[str(part.get("name"))] = {"style": style or "form", "explode": False}
    return found
