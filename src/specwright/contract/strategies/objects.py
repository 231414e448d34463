"""Objects: which members are there, and what they hold."""

from typing import TYPE_CHECKING

from hypothesis import reject
from hypothesis import strategies as st

from specwright.ir.json import Json, JsonType
from specwright.ir.schemas import Schema, Type

from .few import one_of_few, subsets
from .members import Members
from .nasty import NAMES
from .patterns import matching
from .shape import Shape

if TYPE_CHECKING:
    from .drawing import Drawing, Route

_STRING = Schema("", (Type((JsonType.STRING,)),))
_FREE_NAMES = st.one_of(
    st.sampled_from(NAMES), st.text("abc-_. é", min_size=1, max_size=6)
)


def draw_object(drawing: "Drawing", shape: Shape, route: "Route") -> dict[str, Json]:
    """Draw an object; members on the route are always there."""
    members = shape.members
    led = shape.leading.get(route[0], ()) if route else ()
    given = drawing.grammar.fillers.members(shape, drawing.around)
    if given is not None and (led or not route):
        onward = None if route is None else route[1:]
        drawn = {name: drawing.value(members.schemas(name), onward) for name in led}
        return {**given, **drawn}
    chosen = _chosen(drawing, shape, led)
    missing = max(0, members.least - len(chosen))
    room = None if members.most is None else members.most - len(chosen)
    onto = None if led else route
    chosen += _extras(drawing, members, onto, missing, room, set(chosen))
    value: dict[str, Json] = {}
    for name in chosen:
        schemas = members.schemas(name)
        value[name] = drawing.value(schemas, _onward(schemas, route))
    if len(value) < members.least:
        return reject()
    return value


def _onward(schemas: tuple[Schema, ...], route: "Route") -> "Route":
    if route and any(schema.pointer == route[0] for schema in schemas):
        return route[1:]
    return None


def _chosen(drawing: "Drawing", shape: Shape, led: tuple[str, ...]) -> list[str]:
    if not shape.possible:
        return reject()
    wanted = {*shape.required, *led}
    picked = _picked(drawing, shape, wanted)
    return shape.ordered(_with_dependents(shape.members, {*wanted, *picked}))


def _picked(drawing: "Drawing", shape: Shape, wanted: set[str]) -> list[str]:
    members, height = shape.members, drawing.grammar.heights.of_all
    limit = max(0, drawing.fuel // 4)
    light = [
        name
        for name in shape.optional
        if name not in wanted and height(members.schemas(name)) <= limit
    ]
    short = members.least - len(wanted)
    if drawing.fuel <= 0:
        return light[: max(0, short)]
    bits = drawing.draw(subsets(len(light)))
    picked = [name for index, name in enumerate(light) if bits >> index & 1]
    if members.most is not None:
        picked = picked[: max(0, members.most - len(wanted))]
    rest = [name for name in light if name not in picked]
    return picked + rest[: max(0, short - len(picked))]


def _with_dependents(members: Members, names: set[str]) -> set[str]:
    pending = list(names)
    while pending:
        for name in members.dependent.get(pending.pop(), ()):
            if name not in names:
                names.add(name)
                pending.append(name)
    return names


def _extras(
    drawing: "Drawing",
    members: Members,
    route: "Route",
    missing: int,
    room: int | None,
    taken: set[str],
) -> list[str]:
    """Draw names of members that nothing declares."""
    aimed = _aimed_name(drawing, members, route)
    extra = [] if aimed is None or aimed in taken else [aimed]
    count = max(missing, 0)
    if drawing.fuel > 0 and (members.patterns or missing == 0):
        often = (
            (0, 0, 1, 2)
            if members.patterns or not members.declared
            else (0, 0, 0, 0, 0, 1)
        )
        count = max(count, drawing.draw(one_of_few(often)))
    if room is not None:
        count = min(count, room)
    for _ in range(count * 4):
        if len(extra) >= count:
            break
        name = _name(drawing, members)
        if name not in taken and name not in extra and members.allows(name):
            extra.append(name)
    return extra


def _aimed_name(drawing: "Drawing", members: Members, route: "Route") -> str | None:
    if not route:
        return None
    for _ in range(8):
        name = _name(drawing, members, route[0])
        if _onward(members.schemas(name), route) is not None:
            return name
    return None


def _name(drawing: "Drawing", members: Members, pointer: str | None = None) -> str:
    patterns = [
        found
        for regex, schema in members.patterns
        if pointer is None or schema.pointer == pointer
        for found in [matching(regex)]
        if found is not None
    ]
    if patterns and (pointer is not None or drawing.draw(st.booleans())):
        return drawing.draw(st.one_of(patterns))
    if members.names:
        name = drawing.value((_STRING, *members.names))
        return name if isinstance(name, str) else ""
    return drawing.draw(_FREE_NAMES)
