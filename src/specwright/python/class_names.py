"""Names of classes, of their fields and of the members of enumerations."""

import builtins
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from specwright.diagnostics import Diagnostic
from specwright.ir.api import Api
from specwright.ir.schemas import Schema

from .contexts import Context, context_of, roots
from .identifiers import constant_of, pascal_of, snake_of, spelled, words
from .scopes import Candidate, clashes, settle
from .shapes import EnumDeclaration
from .shaping import Shaper

RESERVED_CLASSES: Final = frozenset(
    {
        "ABSENT",
        "Absent",
        "Annotated",
        "Any",
        "Base64",
        "Bounds",
        "CheckedModel",
        "Date",
        "DateTime",
        "Encoded",
        "Exactly",
        "Field",
        "File",
        "Final",
        "Fixed",
        "Integer",
        "IntegerEnum",
        "Literal",
        "Model",
        "Nothing",
        "Number",
        "Operation",
        "Options",
        "Residual",
        "StringEnum",
        "Tagged",
        "Time",
        "TypeAlias",
        "TypeAliasType",
        "Uuid",
        *(name for name in dir(builtins) if name[:1].isupper()),
    }
)
"""Names that generated modules use themselves."""

_OBJECT: Final = frozenset(dir(object()))
_BASE_MODEL: Final = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "fields_set",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    }
)
_ENUM: Final = frozenset({"mro"})


def class_names(
    api: Api, keys: Iterable[str], enums: Iterable[str]
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Name the classes and aliases at these pointers."""
    known = roots(api)
    listed = frozenset(enums)
    candidates = [
        _candidate(pointer, context_of(pointer, known), pointer in listed)
        for pointer in keys
    ]
    pins = {p: pin for p in keys if (pin := pinned(api.schemas.get(p)))}
    free = [candidate for candidate in candidates if candidate.key not in pins]
    names = settle(free, taken=frozenset(pins.values())) | pins
    return names, clashes(free, names)


def pinned(schema: Schema | None) -> str | None:
    """Return the name that an author chose by `x-python-name`."""
    found = schema.annotations.extensions.get("x-python-name") if schema else None
    return found if isinstance(found, str) and found.isidentifier() else None


def _candidate(pointer: str, context: Context, enum: bool) -> Candidate:
    kind = ("Value",) if enum else ("Object",)
    spellings: tuple[str, ...] = (
        pascal_of(context.short, RESERVED_CLASSES),
        pascal_of((*context.short, *kind), RESERVED_CLASSES),
        pascal_of(context.full, RESERVED_CLASSES),
        pascal_of((*context.full, *kind), RESERVED_CLASSES),
    )
    if context.rank == 0:
        spellings = (spellings[0], spellings[2], spellings[3])
    return Candidate(pointer, context.text, spellings, context.rank)


@lru_cache(maxsize=1)
def _avoided(classes: frozenset[str]) -> frozenset[str]:
    return _OBJECT | _BASE_MODEL | classes


def field_names(shaper: Shaper, key: str, classes: frozenset[str]) -> dict[str, str]:
    """Name the fields of a record, those of its bases first: JSON name -> field."""
    record = shaper.outlines[key]
    inherited: dict[str, str] = {}
    for base in record.bases:
        inherited.update(field_names(shaper, base, classes))
    avoid = _avoided(classes)
    candidates = [
        Candidate(
            name,
            name,
            (snake_of(words(name), avoid), snake_of(spelled(name), avoid)),
        )
        for name in record.outline.members
        if name not in inherited
    ]
    pins = {
        name: pin
        for name, schemas in record.outline.members.items()
        if (pin := pinned(schemas[0])) and name not in inherited
    }
    free = [candidate for candidate in candidates if candidate.key not in pins]
    taken = frozenset(inherited.values()) | frozenset(pins.values())
    return inherited | settle(free, taken=taken) | pins


def member_names(enum: EnumDeclaration) -> tuple[str, ...]:
    """Name the members of an enumeration, in the order of its values."""
    candidates: list[Candidate] = []
    for place, value in enumerate(enum.values):
        given = enum.names[place]
        text = given or (f"value {value}" if isinstance(value, int) else value)
        if isinstance(value, int) and value < 0 and not given:
            text = f"minus {-value}"
        short, full = words(text) or ("EMPTY",), spelled(text) or ("EMPTY",)
        spellings = (constant_of(short, _ENUM), constant_of(full, _ENUM))
        candidates.append(Candidate(str(place), text, spellings))
    names = settle(candidates)
    return tuple(names[str(place)] for place in range(len(enum.values)))
