"""Names of classes, of their fields and of the members of enumerations."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from specwright.diagnostics import Diagnostic
from specwright.ir.api import Api
from specwright.ir.schemas import Schema

from .contexts import Context, context_of, roots
from .identifiers import constant_of, marked, pascal_of, snake_of, spelled, words
from .reserved import RESERVED_CLASSES
from .scopes import Candidate, clashes, settle
from .shapes import EnumDeclaration
from .shaping import Shaper

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
_MODEL: Final = _OBJECT | _BASE_MODEL
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

    def others() -> tuple[str, ...]:
        plain = pascal_of((*context.short, *kind), RESERVED_CLASSES)
        full = pascal_of(context.full, RESERVED_CLASSES)
        fullest = pascal_of((*context.full, *kind), RESERVED_CLASSES)
        if context.rank:
            return (plain, full, fullest)
        return (full, pascal_of(marked(context.text), RESERVED_CLASSES), fullest)

    first = pascal_of(context.short, RESERVED_CLASSES)
    return Candidate(pointer, context.text, (first,), context.rank, others)


def field_names(shaper: Shaper, key: str) -> dict[str, str]:
    """Name the fields of a record, those of its bases first: JSON name -> field."""
    record = shaper.outlines[key]
    inherited: dict[str, str] = {}
    for base in record.bases:
        inherited.update(field_names(shaper, base))
    candidates = [
        Candidate(
            name,
            name,
            (snake_of(words(name), _MODEL),),
            more=partial(_field_in_full, name),
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
        candidates.append(_member(str(place), text))
    names = settle(candidates)
    return tuple(names[str(place)] for place in range(len(enum.values)))


def _member(key: str, text: str) -> Candidate:
    first = constant_of(words(text) or ("EMPTY",), _ENUM)
    return Candidate(key, text, (first,), more=partial(_member_in_full, text))


def _field_in_full(name: str) -> tuple[str, ...]:
    return (snake_of(spelled(name), _MODEL), snake_of(marked(name), _MODEL))


def _member_in_full(text: str) -> tuple[str, ...]:
    return (
        constant_of(spelled(text) or ("EMPTY",), _ENUM),
        constant_of(marked(text) or ("EMPTY",), _ENUM),
    )
