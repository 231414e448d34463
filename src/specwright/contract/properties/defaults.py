"""Members that are not there read as their defaults."""

from typing import Any

from pydantic_core import PydanticSerializationError, to_json, to_jsonable_python

from specwright.contract.oracle.pointers import schema_at
from specwright.contract.subject import Subject
from specwright.contract.wire.scalars import same_json
from specwright.ir.json import Json


def default_difference(
    subject: Subject, pointer: str, value: Json, made: Any
) -> str | None:
    """Say which member of a model does not read as the default of its schema."""
    kind: Any = made.__class__
    fields: dict[str, Any] | None = getattr(kind, "model_fields", None)
    node = schema_at(subject.document.value, pointer)
    declared = None if node is None else node.get("properties")
    if fields is None or not isinstance(declared, dict) or not isinstance(value, dict):
        return None
    called = {field.alias or name: name for name, field in fields.items()}
    for name, member in declared.items():
        if name in value or name not in called or not isinstance(member, dict):
            continue
        if "default" in member:
            read: object = getattr(made, called[name])
            if not _is(read, member["default"], held="contentSchema" in member):
                return f"{name!r} is not there and reads as {read!r}"
    return None


def _is(read: object, default: Json, *, held: bool) -> bool:
    """Tell whether a value of Python is a default; what is no JSON is none.

    Of a value that a string may hold, the default is the string.
    """
    try:
        got: Json = to_jsonable_python(read, by_alias=True)
    except PydanticSerializationError:
        return False
    text = to_json(got).decode() if held else ""
    return same_json(got, default) or (held and same_json(text, default))
