"""Objects with a member too many, too few, or of a wrong name."""

from hypothesis import reject
from hypothesis import strategies as st

from specwright.ir.json import Json
from specwright.ir.schemas import (
    DependentRequired,
    MaxProperties,
    MinProperties,
    Properties,
    PropertyNames,
    Required,
)

from .conjunction import Schemas
from .drawing import Drawing
from .members import Members, members_of
from .nasty import NAMES, VALUES
from .objects import draw_object
from .sites import Site


def broken_object(drawing: Drawing, parts: Schemas, site: Site) -> Json:
    """Draw an object and break the keyword of the site."""
    value = dict(_object(drawing, parts, site))
    members = members_of(parts)
    match site.assertion:
        case Required():
            value.pop(site.detail, None)
        case DependentRequired(pairs):
            wanted = dict(pairs)[site.detail]
            value.pop(drawing.draw(st.sampled_from(wanted)) if wanted else "", None)
        case MinProperties(least):
            _shrink(value, members, least - 1)
        case MaxProperties(most):
            _grow(drawing, value, members, most + 1)
        case Properties():
            value[site.detail] = drawing.draw(st.sampled_from(VALUES))
        case PropertyNames():
            value[drawing.draw(st.sampled_from(_wrong_names(members)))] = _some(drawing)
        case _:
            unknown = [name for name in NAMES if name not in members.declared]
            value[drawing.draw(st.sampled_from(unknown))] = _some(drawing)
    return value


def _object(drawing: Drawing, parts: Schemas, site: Site) -> dict[str, Json]:
    if isinstance(site.assertion, DependentRequired):
        parts = (*parts, drawing.grammar.asking(site.detail))
    return draw_object(drawing, drawing.grammar.shape(parts), None)


def _some(drawing: Drawing) -> Json:
    return drawing.draw(st.sampled_from(VALUES))


def _wrong_names(members: Members) -> list[str]:
    return [
        *NAMES,
        "x" * 300,
        *(name.upper() for name in members.declared),
        *(name + "!" for name in members.declared),
        "A",
        "0",
    ]


def _shrink(value: dict[str, Json], members: Members, size: int) -> None:
    spare = [name for name in value if name not in members.required]
    for name in spare:
        if len(value) <= size:
            return
        del value[name]
    if len(value) > size:
        reject()


def _grow(
    drawing: Drawing, value: dict[str, Json], members: Members, size: int
) -> None:
    for name in [*members.declared, *NAMES, *(f"x{index}" for index in range(size))]:
        if len(value) >= size:
            return
        if name not in value and members.allows(name):
            value[name] = drawing.value(members.schemas(name))
