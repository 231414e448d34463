"""Parameters as the document declares them, defaults filled in (section 4.8.12)."""

from dataclasses import dataclass
from typing import Final

from specwright.contract.oracle.pointers import found, schema_at
from specwright.document import Document
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation, Parameter
from specwright.ir.schemas import Schema

_STYLES: Final = {
    "path": "simple",
    "header": "simple",
    "query": "form",
    "cookie": "form",
    "querystring": "form",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """One parameter, read from the document and not from the intermediate form."""

    pointer: str
    schema: Schema
    name: str
    place: str
    style: str
    explode: bool
    required: bool
    media_type: str | None


def declared_parameters(
    document: Document, operation: Operation
) -> tuple[Declared, ...]:
    """Return the parameters of an operation as declared."""
    return tuple(
        _declared(schema_at(document.value, parameter.pointer) or {}, parameter)
        for parameter in operation.parameters
    )


def deep_members(document: Document, content: MediaType) -> frozenset[str]:
    """Return the members of a form whose style is `deepObject`."""
    node = schema_at(document.value, content.pointer) or {}
    encodings = node.get("encoding")
    return frozenset(
        name
        for name, each in (encodings if isinstance(encodings, dict) else {}).items()
        if isinstance(each, dict) and each.get("style") == "deepObject"
    )


def _declared(node: dict[str, Json], parameter: Parameter) -> Declared:
    place = _text(node, "in", parameter.place)
    style = _text(node, "style", _STYLES.get(place, "form"))
    content = node.get("content")
    explode = node.get("explode")
    return Declared(
        pointer=parameter.pointer,
        schema=parameter.schema,
        name=_text(node, "name", parameter.name),
        place=place,
        style=style,
        explode=explode if isinstance(explode, bool) else style in {"form", "cookie"},
        required=place == "path" or node.get("required") is True,
        media_type=next(iter(content), None) if isinstance(content, dict) else None,
    )


def _text(node: dict[str, Json], key: str, default: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else default


def declared_default(document: Document, declared: Declared) -> Json:
    """Return the default of a parameter's schema; None where there is none."""
    at = found(document.value, declared.schema.pointer)
    beside = at.json if at is not None else None
    if isinstance(beside, dict) and "default" in beside:
        old = document.version.startswith(("2.", "3.0")) and "$ref" in beside
        if not old:
            return beside["default"]
    schema = schema_at(document.value, declared.schema.pointer)
    return (schema or {}).get("default")
