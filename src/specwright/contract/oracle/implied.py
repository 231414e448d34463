"""What a schema without `type` is about, going by its keywords.

JSON Schema lets a schema with `properties` accept a string. Authors do not mean it, and
generated packages follow the authors unless they are told otherwise.
"""

from typing import Final

from specwright.ir.json import Json

from .vocabulary import TYPED_FORMATS

_KEYWORDS: Final = {
    "object": {
        "properties",
        "patternProperties",
        "additionalProperties",
        "propertyNames",
        "required",
        "minProperties",
        "maxProperties",
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedProperties",
    },
    "array": {
        "items",
        "prefixItems",
        "contains",
        "minItems",
        "maxItems",
        "uniqueItems",
        "unevaluatedItems",
    },
    "string": {"minLength", "maxLength", "pattern", "contentSchema"},
    "number": {
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    },
}
_FORMATS: Final = {
    **dict.fromkeys(TYPED_FORMATS, "string"),
    **dict.fromkeys(("int32", "int64"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
}
_SILENT: Final = {"type", "enum", "const", "$ref", "$dynamicRef", "anyOf", "oneOf"}


def with_implied_type(schema: dict[str, Json]) -> dict[str, Json]:
    """Return a schema with the one type that its keywords speak of, if it has none."""
    if schema.keys() & (_SILENT | {"allOf"}):
        return schema
    kinds = {kind for kind, words in _KEYWORDS.items() if words & schema.keys()}
    formatted = _FORMATS.get(str(schema.get("format")))
    kinds |= set() if formatted is None else {formatted}
    if kinds == {"integer", "number"}:
        kinds = {"integer"}
    return {**schema, "type": kinds.pop()} if len(kinds) == 1 else schema
