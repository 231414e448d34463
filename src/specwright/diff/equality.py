"""Whether two JSON values, or two schemas, say the same."""

from typing import cast

from specwright.ir.json import Json
from specwright.ir.schemas import Annotations, Schema


def json_key(value: Json) -> object:
    """Return a hashable that is equal for equal JSON: 1 equals 1.0, and not true."""
    match value:
        case bool() | None | str():
            return (type(value).__name__, value)
        case int() | float():
            return ("number", value)
        case list():
            return ("array", tuple(json_key(item) for item in value))
        case dict():
            members = ((name, json_key(item)) for name, item in value.items())
            return ("object", frozenset(members))


def schema_key(value: object) -> object:
    """Return something that is equal for schemas that assert the same, wherever."""
    match value:
        case Schema():
            return tuple(schema_key(assertion) for assertion in value.assertions)
        case Annotations():
            return None
        case tuple():
            return tuple(schema_key(item) for item in cast("tuple[object, ...]", value))
        case _ if hasattr(value, "__slots__") and not isinstance(value, str):
            names: tuple[str, ...] = getattr(value, "__slots__", ())
            fields = tuple(schema_key(getattr(value, name)) for name in names)
            return (type(value).__name__, fields)
        case _:
            return json_key(cast("Json", value))
