"""Arrays that are too short, too long, or hold what they must not."""

from hypothesis import reject
from hypothesis import strategies as st

from specwright.ir.json import Json
from specwright.ir.schemas import (
    Assertion,
    Contains,
    MaxItems,
    MinItems,
    UniqueItems,
)

from .arrays import draw_array
from .conjunction import Schemas
from .drawing import Drawing
from .elements import elements_of
from .nasty import VALUES


def broken_array(drawing: Drawing, parts: Schemas, assertion: Assertion) -> Json:
    """Draw an array and break the assertion."""
    value = list(draw_array(drawing, drawing.grammar.shape(parts), None))
    match assertion:
        case MinItems(least):
            return value[: max(0, least - 1)]
        case MaxItems(most):
            return _longer(drawing, parts, value, most + 1)
        case UniqueItems():
            return _doubled(drawing, parts, value)
        case _:
            return [*value, drawing.draw(st.sampled_from(VALUES))]


def _longer(
    drawing: Drawing, parts: Schemas, value: list[Json], size: int
) -> list[Json]:
    elements = elements_of(parts)
    while len(value) < size:
        schemas = elements.schemas(len(value))
        if elements.unique or not value:
            value.append(drawing.value(schemas))
        else:
            value.append(value[-1])
    return value


def _doubled(drawing: Drawing, parts: Schemas, value: list[Json]) -> list[Json]:
    if not value:
        value.append(drawing.value(elements_of(parts).schemas(0)))
    if elements_of(parts).most == len(value) and len(value) > 1:
        value.pop()
    return [*value, value[0]]


def uncontained(drawing: Drawing, parts: Schemas, contains: Contains) -> list[Json]:
    """Draw an array that contains too few or too many of what is asked for."""
    value = list(draw_array(drawing, drawing.grammar.shape(parts), None))
    least, most = contains.minimum, contains.maximum
    if most is not None and value and drawing.draw(st.booleans()):
        return [*value, *[value[-1]] * (most + 1)]
    if least == 0:
        return reject()
    return [each for each in value[:-least] if each is not None]
