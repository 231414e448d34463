"""Arrays: how many elements, and what they hold."""

from typing import TYPE_CHECKING

from hypothesis import reject
from hypothesis import strategies as st

from specwright.ir.json import Json
from specwright.ir.schemas import Schema

from .elements import Elements, elements_of
from .equality import canonical

if TYPE_CHECKING:
    from .drawing import Drawing, Route

_LONGEST = 40
_TRIES = 6


def draw_array(
    drawing: "Drawing", parts: tuple[Schema, ...], route: "Route"
) -> list[Json]:
    """Draw an array; the element on the route is always there."""
    elements = elements_of(parts)
    aimed = _aimed(elements, route)
    size = _size(drawing, elements, aimed)
    found = _contained(elements, size)
    result: list[Json] = []
    seen: set[str] = set()
    for index in range(size):
        schemas = elements.schemas(index) + found.get(index, ())
        onward = route[1:] if route and index == aimed else None
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
    if drawing.fuel <= 0:
        return least
    sizes = [least, least + 1, max(least, elements.prefix), least + 3]
    if most is not None and most <= _LONGEST:
        sizes += [most, max(least, most - 1)]
    allowed = [size for size in sizes if most is None or size <= most]
    return drawing.draw(st.sampled_from(allowed))


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
