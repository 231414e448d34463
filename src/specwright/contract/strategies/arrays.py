"""Arrays: how many elements, and what they hold."""

from typing import TYPE_CHECKING

from hypothesis import reject

from specwright.ir.json import Json
from specwright.ir.schemas import Schema

from .elements import Elements
from .equality import canonical
from .few import one_of_few
from .fillers import Around
from .shape import Shape

if TYPE_CHECKING:
    from .drawing import Drawing, Route

_LONGEST = 40
_TRIES = 6
_DIFFERENT = 3  # more elements of one kind are like the last, so that length is cheap


def draw_array(drawing: "Drawing", shape: Shape, route: "Route") -> list[Json]:
    """Draw an array; the element on the route is always there."""
    elements = shape.elements
    aimed = _aimed(elements, route)
    size = _size(drawing, elements, aimed)
    found = _contained(elements, size)
    result: list[Json] = []
    seen: set[str] = set()
    previous: tuple[Schema, ...] = ()
    for index in range(size):
        schemas = elements.schemas(index) + found.get(index, ())
        onward = route[1:] if route and index == aimed else None
        if index >= _DIFFERENT and not elements.unique and schemas == previous:
            result.append(result[-1])
            continue
        previous = schemas
        if not _append(drawing, result, seen, schemas, onward, unique=elements.unique):
            break
    if len(result) < max(elements.least, 0 if aimed is None else aimed + 1):
        return reject()
    return result


def _aimed(elements: Elements, route: "Route") -> int | None:
    if not route:
        return None
    for index in range(elements.prefix + 1):
        if any(schema.pointer == route[0] for schema in elements.schemas(index)):
            return index
    return None


def _size(drawing: "Drawing", elements: Elements, aimed: int | None) -> int:
    least = max(elements.least, 0 if aimed is None else aimed + 1)
    most = elements.most
    closed = elements.closed_at()
    if closed is not None:
        most = closed if most is None else min(most, closed)
    if most is not None and least > most:
        return reject()
    if drawing.fuel <= 0 or drawing.around is not Around.DRAWN:
        return least
    sizes = [least, least + 1, max(least, elements.prefix), least + 3]
    if most is not None and most <= _LONGEST:
        sizes += [most, max(least, most - 1)]
    allowed = [size for size in sizes if most is None or size <= most]
    return drawing.draw(one_of_few(tuple(allowed)))


def _contained(elements: Elements, size: int) -> dict[int, tuple[Schema, ...]]:
    """Choose which elements are those that `contains` asks for: the last ones."""
    found: dict[int, tuple[Schema, ...]] = {}
    for each in elements.contains:
        for index in range(max(0, size - each.minimum), size):
            found[index] = (*found.get(index, ()), each.schema)
    return found


def _append(
    drawing: "Drawing",
    result: list[Json],
    seen: set[str],
    schemas: tuple[Schema, ...],
    route: "Route",
    *,
    unique: bool,
) -> bool:
    for _ in range(_TRIES):
        value = drawing.value(schemas, route)
        spelled = canonical(value) if unique else ""
        if not unique or spelled not in seen:
            seen.add(spelled)
            result.append(value)
            return True
    return False
