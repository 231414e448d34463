"""Defaults, as Python source of the value that a reader of a model gets."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from specwright.ir.json import Json
from specwright.schema.direction import Direction
from specwright.schema.values import identity

from .annotations import Printer
from .imports import Import
from .literals import formatted_source, literal
from .shapes import (
    Anything,
    Array,
    Boolean,
    Checked,
    EnumDeclaration,
    Enumeration,
    Formatted,
    JsonText,
    Literals,
    Mapping,
    Member,
    Named,
    Null,
    Numeric,
    Record,
    RecordDeclaration,
    Shape,
    String,
    Union,
)


class Default(NamedTuple):
    """Python source of a default, such as `PetStatus.AVAILABLE`.

    `made` tells that it calls something, and so is made anew for each reader.
    """

    text: str
    imports: frozenset[Import] = frozenset()
    made: bool = False


def default_source(
    printer: Printer, shape: Shape, value: Json, direction: Direction
) -> Default | None:
    """Return Python source for a default, None where the type has no such value.

    A class with a residual has none, since nothing here knows whether it holds.
    """
    match shape:
        case Named(target=target):
            top = printer.declared.tops[target]
            return default_source(printer, top, value, direction)
        case Checked(shape=inner):
            return default_source(printer, inner, value, direction)
        case Formatted(format=name):
            return _formatted(name, value)
        case JsonText(value=of):
            return _content(printer, of, value, direction)
        case Record(key=key):
            return _record(printer, key, value, direction)
        case Union(variants=variants):
            for variant in variants:
                found = default_source(printer, variant, value, direction)
                if found is not None:
                    return found
            return None
        case Enumeration(key=key):
            return _member(printer, key, value, direction)
        case Array(item=item):
            return _list(printer, item, value, direction)
        case Mapping(value=of):
            return _dict(printer, of, value, direction)
        case Numeric(integer=True) if isinstance(value, float) and value.is_integer():
            return Default(literal(int(value)))
        case _:
            return Default(literal(value)) if _fits(shape, value) else None


def _formatted(name: str, value: Json) -> Default | None:
    if not isinstance(value, str):
        return None
    source = formatted_source(name, value)
    if source is None:
        return None
    module = source.partition(".")[0]
    if source[:1] == "b":
        return Default(source)
    return Default(source, frozenset({Import(module, "")}), made=True)


def _content(
    printer: Printer, shape: Shape, text: Json, direction: Direction
) -> Default | None:
    if not isinstance(text, str):
        return None
    try:
        value: Json = json.loads(text)
    except ValueError:
        return None
    return default_source(printer, shape, value, direction)


def _record(
    printer: Printer, key: str, value: Json, direction: Direction
) -> Default | None:
    if not isinstance(value, dict):
        return None
    members = {member.name: member for member in _members(printer, key)}
    needed = {name for name, member in members.items() if member.required}
    if _is_checked(printer, key) or not needed <= value.keys() <= members.keys():
        return None
    found = {
        name: default_source(printer, members[name].shape, each, direction)
        for name, each in value.items()
    }
    each = {name: given for name, given in found.items() if given is not None}
    if len(each) < len(found):
        return None
    fields = printer.names.fields[key]
    arguments = (f"{fields[name]}={given.text}" for name, given in each.items())
    base = printer.reference(key, direction)
    imports = _imports(each.values()) | base.imports
    return Default(f"{base.base}({', '.join(arguments)})", imports, made=True)


def _members(printer: Printer, key: str) -> Iterator[Member]:
    record = printer.declared.declarations[key]
    if isinstance(record, RecordDeclaration):
        for base in record.bases:
            yield from _members(printer, base)
        yield from record.members


def _is_checked(printer: Printer, key: str) -> bool:
    record = printer.declared.declarations[key]
    return isinstance(record, RecordDeclaration) and (
        bool(record.residual) or any(_is_checked(printer, one) for one in record.bases)
    )


def _member(
    printer: Printer, key: str, value: Json, direction: Direction
) -> Default | None:
    enum = printer.declared.declarations[key]
    if not isinstance(enum, EnumDeclaration):
        return None
    listed = [identity(of) for of in enum.values]
    if identity(value) not in listed:
        return None
    member = printer.names.members[key][listed.index(identity(value))]
    name = printer.reference(key, direction)
    return Default(f"{name.base}.{member}", name.imports)


def _list(
    printer: Printer, item: Shape, value: Json, direction: Direction
) -> Default | None:
    if not isinstance(value, list):
        return None
    found = [default_source(printer, item, of, direction) for of in value]
    each = [of for of in found if of is not None]
    if len(each) < len(found):
        return None
    text = f"[{', '.join(of.text for of in each)}]"
    return Default(text, _imports(each), made=any(of.made for of in each))


def _dict(
    printer: Printer, of: Shape, value: Json, direction: Direction
) -> Default | None:
    if not isinstance(value, dict):
        return None
    found = {
        name: default_source(printer, of, each, direction)
        for name, each in value.items()
    }
    each = {name: given for name, given in found.items() if given is not None}
    if len(each) < len(found):
        return None
    members = ", ".join(
        f"{literal(name)}: {given.text}" for name, given in each.items()
    )
    made = any(given.made for given in each.values())
    return Default(f"{{{members}}}", _imports(each.values()), made=made)


def _imports(defaults: Iterable[Default]) -> frozenset[Import]:
    return frozenset[Import]().union(*(one.imports for one in defaults))


def _fits(shape: Shape, value: Json) -> bool:
    match shape:
        case Anything():
            return True
        case Null():
            return value is None
        case Boolean():
            return isinstance(value, bool)
        case Literals(values=values):
            return identity(value) in map(identity, values)
        case String():
            return isinstance(value, str)
        case Numeric(integer=integer):
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return not integer or isinstance(value, int)
        case _:
            return False
