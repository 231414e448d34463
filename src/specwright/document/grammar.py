"""Which objects an OpenAPI document is made of, and which of them may be references.

Tells a `$ref` from data that looks like one. Sections 4.7 and 4.8 of OpenAPI, for every
version: a field that a version does not have does no harm here.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Final, TypeAlias


class Kind(Enum):
    """The objects that matter for references."""

    DOCUMENT = auto()
    COMPONENTS = auto()
    PATHS = auto()
    PATH_ITEM = auto()
    OPERATION = auto()
    PARAMETER = auto()
    REQUEST_BODY = auto()
    MEDIA_TYPE = auto()
    ENCODING = auto()
    RESPONSES = auto()
    RESPONSE = auto()
    HEADER = auto()
    EXAMPLE = auto()
    LINK = auto()
    CALLBACK = auto()
    SCHEMA = auto()
    SECURITY_SCHEME = auto()
    OTHER = auto()
    """Objects that are never references by the specification, and texts."""
    DATA = auto()
    """Values that nobody looks into: examples, defaults, extensions."""


class Many(Enum):
    """How a field holds its objects."""

    ONE = auto()
    LIST = auto()
    MAP = auto()


Shape: TypeAlias = tuple[Many, Kind]


def _one(kind: Kind) -> Shape:
    return Many.ONE, kind


def _map(kind: Kind) -> Shape:
    return Many.MAP, kind


def _list(kind: Kind) -> Shape:
    return Many.LIST, kind


_DATA = _one(Kind.DATA)
_OTHER = _one(Kind.OTHER)
_OPERATION = _one(Kind.OPERATION)
_SCHEMA = _one(Kind.SCHEMA)

SECTIONS: Final[Mapping[Kind, str]] = {
    Kind.SCHEMA: "schemas",
    Kind.RESPONSE: "responses",
    Kind.PARAMETER: "parameters",
    Kind.EXAMPLE: "examples",
    Kind.REQUEST_BODY: "requestBodies",
    Kind.HEADER: "headers",
    Kind.SECURITY_SCHEME: "securitySchemes",
    Kind.LINK: "links",
    Kind.CALLBACK: "callbacks",
    Kind.MEDIA_TYPE: "mediaTypes",
}
"""The kinds that `components` holds, and where. Path items are put where they are
used: only one path has them."""

SECTIONS_2: Final[Mapping[Kind, str]] = {
    Kind.SCHEMA: "definitions",
    Kind.RESPONSE: "responses",
    Kind.PARAMETER: "parameters",
    Kind.SECURITY_SCHEME: "securityDefinitions",
}
"""As `SECTIONS`, for Swagger 2.0, where they are fields of the document."""

_SCHEMA_FIELDS: Final[Mapping[str, Shape]] = {
    **dict.fromkeys(("const", "default", "enum", "example", "examples"), _DATA),
    **dict.fromkeys(
        (
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties",
        ),
        _SCHEMA,
    ),
    **dict.fromkeys(
        (
            "$defs",
            "definitions",
            "dependentSchemas",
            "patternProperties",
            "properties",
        ),
        _map(Kind.SCHEMA),
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _list(Kind.SCHEMA)),
}

_CONTENT: Final[Mapping[str, Shape]] = {
    "content": _map(Kind.MEDIA_TYPE),
    "example": _DATA,
    "examples": _map(Kind.EXAMPLE),
    "schema": _SCHEMA,
}

_PARAMETER: Final[Mapping[str, Shape]] = {
    **_CONTENT,
    "default": _DATA,
    "enum": _DATA,
    "items": _OTHER,
    "x-example": _DATA,
}

FIELDS: Final[Mapping[Kind, Mapping[str, Shape]]] = {
    Kind.DOCUMENT: {
        "components": _one(Kind.COMPONENTS),
        "definitions": _map(Kind.SCHEMA),
        "parameters": _map(Kind.PARAMETER),
        "paths": _one(Kind.PATHS),
        "responses": _map(Kind.RESPONSE),
        "securityDefinitions": _map(Kind.SECURITY_SCHEME),
        "webhooks": _map(Kind.PATH_ITEM),
        "x-webhooks": _map(Kind.PATH_ITEM),
    },
    Kind.COMPONENTS: {
        **{section: _map(kind) for kind, section in SECTIONS.items()},
        "pathItems": _map(Kind.PATH_ITEM),
    },
    Kind.PATHS: {},
    Kind.PATH_ITEM: {
        **dict.fromkeys(
            (
                "delete",
                "get",
                "head",
                "options",
                "patch",
                "post",
                "put",
                "query",
                "trace",
            ),
            _OPERATION,
        ),
        "additionalOperations": _map(Kind.OPERATION),
        "parameters": _list(Kind.PARAMETER),
    },
    Kind.OPERATION: {
        "callbacks": _map(Kind.CALLBACK),
        "parameters": _list(Kind.PARAMETER),
        "requestBody": _one(Kind.REQUEST_BODY),
        "responses": _one(Kind.RESPONSES),
    },
    Kind.PARAMETER: _PARAMETER,
    Kind.HEADER: _PARAMETER,
    Kind.REQUEST_BODY: {"content": _map(Kind.MEDIA_TYPE)},
    Kind.MEDIA_TYPE: {
        **_CONTENT,
        "encoding": _map(Kind.ENCODING),
        "itemEncoding": _one(Kind.ENCODING),
        "itemSchema": _SCHEMA,
        "prefixEncoding": _list(Kind.ENCODING),
    },
    Kind.ENCODING: {
        "encoding": _map(Kind.ENCODING),
        "headers": _map(Kind.HEADER),
        "itemEncoding": _one(Kind.ENCODING),
        "prefixEncoding": _list(Kind.ENCODING),
    },
    Kind.RESPONSES: {},
    Kind.RESPONSE: {
        "content": _map(Kind.MEDIA_TYPE),
        "examples": _DATA,
        "headers": _map(Kind.HEADER),
        "links": _map(Kind.LINK),
        "schema": _SCHEMA,
    },
    Kind.EXAMPLE: {"dataValue": _DATA, "value": _DATA},
    Kind.LINK: {"parameters": _DATA, "requestBody": _DATA},
    Kind.CALLBACK: {},
    Kind.SCHEMA: _SCHEMA_FIELDS,
    Kind.SECURITY_SCHEME: {},
    Kind.OTHER: {},
    Kind.DATA: {},
}
"""Kind -> field -> what it holds. Any other field holds `OTHER`."""

_EACH: Final[Mapping[Kind, Kind]] = {
    Kind.PATHS: Kind.PATH_ITEM,
    Kind.RESPONSES: Kind.RESPONSE,
    Kind.CALLBACK: Kind.PATH_ITEM,
}


def field(kind: Kind, name: str) -> Shape:
    """Return what a field of an object of some kind holds."""
    known = FIELDS[kind].get(name)
    if known is not None:
        return known
    if name.startswith("x-"):
        return _DATA
    if kind in _EACH:
        return _one(_EACH[kind])
    return _OTHER


def reached(kind: Kind, names: Sequence[str]) -> Kind | None:
    """Return the kind that the names of members lead to, from an object of a kind."""
    waiting = list(reversed(names))
    while waiting:
        many, inner = field(kind, waiting.pop())
        if many is not Many.ONE:
            if not waiting:
                return None
            waiting.pop()
        kind = inner
    return kind
