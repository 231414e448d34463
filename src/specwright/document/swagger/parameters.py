"""Parameters of Swagger 2.0 that stay parameters, and headers."""

from specwright.ir.json import Json

from .context import Context, Fields, fields
from .moves import inside
from .schemas import schema

_KEPT = frozenset({"name", "in", "description", "required", "allowEmptyValue"})
_STYLES = {
    "csv": ("form", False),
    "multi": ("form", True),
    "pipes": ("pipeDelimited", False),
    "ssv": ("spaceDelimited", False),
}


def parameter(context: Context, value: Json, old: str, new: str) -> Json:
    """Return a parameter of OpenAPI 3.0 for one in path, query or header."""
    if not isinstance(value, dict):
        return value
    context.moves.record(new, old)
    if "$ref" in value:
        return context.referring(dict(value))
    found: Fields = {
        name: member
        for name, member in value.items()
        if name in _KEPT or (name.startswith("x-") and name != "x-nullable")
    }
    found["schema"] = inner_schema(context, value, old, inside(new, "schema"))
    if value.get("type") == "array":
        found.update(_style(context, value, old, new))
    return found


def header(context: Context, value: Json, old: str, new: str) -> Json:
    """Return a header of OpenAPI 3.0."""
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return context.referring(dict(value))
    found: Fields = {
        name: member
        for name, member in value.items()
        if name == "description" or name.startswith("x-")
    }
    found["schema"] = inner_schema(context, value, old, inside(new, "schema"))
    if value.get("type") == "array":
        _separated(context, value, old)
    return found


def inner_schema(context: Context, value: Fields, old: str, new: str) -> Json:
    """Return the schema that a parameter of 2.0 is, apart from its other fields."""
    context.moves.record(new, old)
    keywords: Fields = {
        name: member
        for name, member in value.items()
        if name not in _KEPT
        and name not in {"collectionFormat", "schema"}
        and (not name.startswith("x-") or name == "x-nullable")
    }
    if isinstance(value.get("schema"), dict):
        # Not in the specification for these parameters, but meant all the same.
        context.moves.record(new, inside(old, "schema"))
        return schema(context, value["schema"], inside(old, "schema"), new)
    found = schema(context, _without_format(keywords), old, new)
    items = fields(value.get("items"))
    if items.get("type") == "array":
        context.unsupported(
            inside(old, "items"),
            "a list of lists in one parameter has no style in OpenAPI 3",
            "send the value in the body",
        )
    return found


def _without_format(value: Fields) -> Fields:
    items = value.get("items")
    if not isinstance(items, dict):
        return value
    inner = {
        name: member for name, member in items.items() if name != "collectionFormat"
    }
    return {**value, "items": _without_format(inner)}


def _style(context: Context, value: Fields, old: str, new: str) -> Fields:
    chosen = value.get("collectionFormat", "csv")
    if value.get("in") != "query":
        _separated(context, value, old)
        return {}
    style = _STYLES.get(chosen) if isinstance(chosen, str) else None
    if style is None:
        context.unsupported(
            inside(old, "collectionFormat"),
            f"`collectionFormat` `{chosen}` has no style in OpenAPI 3; "
            "values are separated by commas",
            "use `csv`, `ssv`, `pipes` or `multi`",
        )
        style = _STYLES["csv"]
    for name in ("style", "explode"):
        context.moves.record(inside(new, name), inside(old, "collectionFormat"))
    return {"style": style[0], "explode": style[1]}


def _separated(context: Context, value: Fields, old: str) -> None:
    chosen = value.get("collectionFormat", "csv")
    if chosen != "csv":
        context.unsupported(
            inside(old, "collectionFormat"),
            f"`collectionFormat` `{chosen}` has no style in OpenAPI 3 outside of a "
            "query; values are separated by commas",
            "use `csv`",
        )
