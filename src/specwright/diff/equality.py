"""Whether two schemas assert the same."""

from typing import cast

from specwright.ir.json import Json
from specwright.ir.schemas import Annotations, Schema
from specwright.schema.values import identity


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
            return identity(cast("Json", value))
