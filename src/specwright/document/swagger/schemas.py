"""Schema objects of Swagger 2.0."""

from specwright.document.grammar import Kind, Many
from specwright.document.grammar import field as grammar_field
from specwright.ir.json import Json

from .context import Context, Fields
from .moves import inside


def schema(context: Context, value: Json, old: str, new: str) -> Json:
    """Return a schema of OpenAPI 3.0."""
    if isinstance(value, list):
        return [
            schema(context, element, inside(old, index), inside(new, index))
            for index, element in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    found = {
        name: _keyword(context, name, member, inside(old, name), inside(new, name))
        for name, member in value.items()
    }
    _rename(context, found, old, new)
    if isinstance(found.get("$ref"), str):
        return context.referring(found)
    return found


def _keyword(context: Context, name: str, value: Json, old: str, new: str) -> Json:
    many, kind = grammar_field(Kind.SCHEMA, name)
    if kind is not Kind.SCHEMA or not isinstance(value, (dict, list)):
        return value
    if many is Many.MAP and isinstance(value, dict):
        return {
            key: schema(context, member, inside(old, key), inside(new, key))
            for key, member in value.items()
        }
    return schema(context, value, old, new)


def _rename(context: Context, found: Fields, old: str, new: str) -> None:
    """Say in the words of 3.0 what 2.0 says differently."""
    if found.get("type") == "file":
        found["type"] = "string"
        found["format"] = "binary"
    if isinstance(found.get("x-nullable"), bool) and "nullable" not in found:
        found["nullable"] = found["x-nullable"]
        context.moves.record(inside(new, "nullable"), inside(old, "x-nullable"))
    discriminator = found.get("discriminator")
    if isinstance(discriminator, str):
        found["discriminator"] = {"propertyName": discriminator}
        context.moves.record(
            inside(new, "discriminator", "propertyName"), inside(old, "discriminator")
        )
