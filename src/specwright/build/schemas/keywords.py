"""The keywords of each edition, and who reads them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from specwright.build.dialect import Dialect

from . import applicators, arrays, dialects, numbers, objects, strings, types
from .site import Reader

_V3_0: Final[Mapping[str, Reader]] = {
    "$ref": applicators.ref,
    "additionalProperties": objects.additional_properties,
    "allOf": applicators.all_of,
    "anyOf": applicators.any_of,
    "enum": types.enum,
    "exclusiveMaximum": numbers.exclusive_maximum,
    "exclusiveMinimum": numbers.exclusive_minimum,
    "format": strings.format_,
    "items": arrays.items,
    "maxItems": arrays.max_items,
    "maxLength": strings.max_length,
    "maxProperties": objects.max_properties,
    "maximum": numbers.maximum,
    "minItems": arrays.min_items,
    "minLength": strings.min_length,
    "minProperties": objects.min_properties,
    "minimum": numbers.minimum,
    "multipleOf": numbers.multiple_of,
    "not": applicators.not_,
    "oneOf": applicators.one_of,
    "pattern": strings.pattern,
    "properties": objects.properties,
    "required": objects.required,
    "type": types.type_,
    "uniqueItems": arrays.unique_items,
}

_SINCE_3_1: Final[Mapping[str, Reader]] = {
    "$schema": dialects.schema_,
    "$dynamicRef": applicators.dynamic_ref,
    "const": types.const,
    "contains": arrays.contains,
    "contentSchema": strings.content_schema,
    "dependencies": objects.dependencies,
    "dependentRequired": objects.dependent_required,
    "dependentSchemas": objects.dependent_schemas,
    "if": applicators.if_,
    "patternProperties": objects.pattern_properties,
    "prefixItems": arrays.prefix_items,
    "propertyNames": objects.property_names,
    "unevaluatedItems": arrays.unevaluated_items,
    "unevaluatedProperties": objects.unevaluated_properties,
}

READERS: Final[Mapping[Dialect, Mapping[str, Reader]]] = MappingProxyType(
    {
        Dialect.V3_0: {**_V3_0, "additionalItems": arrays.additional_items},
        Dialect.V3_1: {
            **_V3_0,
            **_SINCE_3_1,
            "additionalItems": arrays.additional_items,
        },
        Dialect.V3_2: {
            **_V3_0,
            **_SINCE_3_1,
            "additionalItems": arrays.additional_items,
        },
    }
)
"""Edition -> keyword -> its reader."""

SILENT: Final[Mapping[Dialect, frozenset[str]]] = MappingProxyType(
    {
        Dialect.V3_0: frozenset({"nullable", "xml"}),
        Dialect.V3_1: frozenset(
            {
                "$anchor",
                "$comment",
                "$defs",
                "$dynamicAnchor",
                "$id",
                "$vocabulary",
                "definitions",
                "else",
                "maxContains",
                "minContains",
                "then",
                "xml",
            }
        ),
    }
)
"""Keywords that are known and read elsewhere, or that assert nothing."""

LATER: Final = frozenset(_SINCE_3_1) | {
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "contentEncoding",
    "contentMediaType",
    "else",
    "maxContains",
    "minContains",
    "then",
}
"""Keywords that OpenAPI 3.0 does not have and 3.1 has."""
