"""Members that are not there read as their defaults."""

from typing import Any

from pydantic_core import to_jsonable_python

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
            got: Json = to_jsonable_python(getattr(made, called[name]), by_alias=True)
            if not same_json(got, member["default"]):
                return f"{name!r} is not there and reads as {got!r}"
    return None
