"""Defaults, as Python source of the value that a reader of a model gets."""

from specwright.ir.json import Json
from specwright.schema.direction import Direction
from specwright.schema.values import identity

from .annotation import Annotation
from .annotations import Printer, join
from .literals import literal
from .shapes import (
    Anything,
    Array,
    Boolean,
    Checked,
    EnumDeclaration,
    Enumeration,
    Literals,
    Mapping,
    Named,
    Null,
    Numeric,
    Shape,
    String,
    Union,
)


def default_source(
    printer: Printer, shape: Shape, value: Json, direction: Direction
) -> Annotation | None:
    """Return Python source for a default, None where the type has no such value.

    Values of classes with fields, and of formats with a Python type, have none either:
    they are documented and left to whoever holds them.
    """
    match shape:
        case Named(target=target):
            top = printer.declared.tops[target]
            return default_source(printer, top, value, direction)
        case Checked(shape=inner):
            return default_source(printer, inner, value, direction)
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
        case _:
            return Annotation(literal(value)) if _fits(shape, value) else None


def _member(
    printer: Printer, key: str, value: Json, direction: Direction
) -> Annotation | None:
    enum = printer.declared.declarations[key]
    if not isinstance(enum, EnumDeclaration):
        return None
    listed = [identity(of) for of in enum.values]
    if identity(value) not in listed:
        return None
    member = printer.names.members[key][listed.index(identity(value))]
    name = printer.reference(key, direction)
    return Annotation(f"{name.base}.{member}", name.imports)


def _list(
    printer: Printer, item: Shape, value: Json, direction: Direction
) -> Annotation | None:
    if not isinstance(value, list):
        return None
    found = [default_source(printer, item, of, direction) for of in value]
    each = [of for of in found if of is not None]
    if len(each) < len(found):
        return None
    return Annotation(f"[{', '.join(of.text for of in each)}]", join(each))


def _dict(
    printer: Printer, of: Shape, value: Json, direction: Direction
) -> Annotation | None:
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
    return Annotation(f"{{{members}}}", join(each.values()))


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
