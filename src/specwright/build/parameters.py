"""Parameters (OpenAPI 3.1, section 4.8.12)."""

from typing import Final

from specwright.ir.json import Json
from specwright.ir.operations import Parameter, Place

from .contents import described
from .context import Context
from .dialect import Dialect
from .examples import examples
from .node import Node
from .styles import explode_of, style_of
from .wire_syntax import can_name

_RESERVED: Final = {"accept", "content-type", "authorization"}
_PLACES: Final = {place.value: place for place in Place}


def parameters(context: Context, node: Node) -> tuple[Parameter, ...]:
    """Return the parameters of an operation or a path item, each of them once."""
    found: dict[tuple[Place, str], Parameter] = {}
    for value, pointer in node.elements("parameters"):
        parameter = _parameter(context, value, pointer)
        if parameter is None:
            continue
        key = identity(parameter)
        if key in found:
            context.findings.add(
                "duplicate-parameter",
                pointer,
                f"there are two `{parameter.place}` parameters "
                f"`{parameter.name}`; the second one is left out",
            )
        else:
            found[key] = parameter
    return tuple(found.values())


def identity(parameter: Parameter) -> tuple[Place, str]:
    """Return what tells parameters apart; names of headers ignore case."""
    if parameter.place is Place.HEADER:
        return parameter.place, parameter.name.casefold()
    return parameter.place, parameter.name


def merged(
    shared: tuple[Parameter, ...], own: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """Return the parameters of an operation: those of its path item, and its own.

    One of its own takes the place of the shared one of the same name and place.
    """
    found = {identity(parameter): parameter for parameter in shared}
    found |= {identity(parameter): parameter for parameter in own}
    return tuple(found.values())


def one_query(context: Context, found: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """Return the parameters with one `querystring` at most, and then no `query`.

    OpenAPI 3.2, section 4.12.1.
    """
    whole = [each for each in found if each.place is Place.QUERYSTRING]
    if not whole:
        return found
    left = [each for each in found if each.place is Place.QUERY] + whole[1:]
    for each in left:
        context.findings.add(
            "misplaced-querystring",
            each.pointer,
            f"`{each.name}` goes into the query, which the `querystring` parameter "
            f"`{whole[0].name}` is all of; it is left out",
            hint="describe it inside that parameter",
        )
    return tuple(each for each in found if each not in left)


def _parameter(context: Context, value: Json, pointer: str) -> Parameter | None:
    node = context.follow(value, pointer, "a parameter")
    if node is None:
        return None
    key = node.identity
    if key not in context.parameters:
        context.parameters[key] = _built(context, node)
    return context.parameters[key]


def _built(context: Context, node: Node) -> Parameter | None:
    name, place = node.text("name"), _place(context, node)
    if name is None:
        context.findings.add(
            "missing-name", node.pointer, "the parameter has no `name`; it is left out"
        )
    if name is None or place is None:
        return None
    if place is Place.HEADER and name.casefold() in _RESERVED:
        context.findings.add(
            "reserved-header",
            node.pointer,
            f"a header parameter `{name}` is ignored, as the specification says",
            hint="use `content`, `responses` or `security` instead",
        )
        return None
    if not can_name(name, place):
        context.leave_out(node.pointer, f"{place} can be called", name, key=False)
        return None
    schema, media_type = described(context, node, forms=place is Place.QUERYSTRING)
    if place is Place.QUERYSTRING and media_type is None:
        context.findings.add(
            "misplaced-querystring",
            node.pointer,
            f"the `querystring` parameter `{name}` has no `content`; it is left out",
            hint="add `content` with `application/x-www-form-urlencoded`",
        )
        return None
    style = style_of(node, place)
    return Parameter(
        pointer=node.pointer,
        name=name,
        place=place,
        schema=schema,
        required=_required(context, node, name, place),
        style=style,
        explode=explode_of(node, style),
        allow_reserved=node.flag("allowReserved") or False,
        allow_empty=node.flag("allowEmptyValue") or False,
        media_type=media_type,
        examples=examples(context, node),
        doc=node.doc(),
        extensions=node.extensions(),
    )


def _place(context: Context, node: Node) -> Place | None:
    written = node.text("in")
    place = _PLACES.get(written or "")
    if place is Place.QUERYSTRING and context.dialect < Dialect.V3_2:
        place = None
    if place is None:
        context.findings.add(
            "unknown-parameter-place",
            node.pointer,
            f"`in` is `{written}`, which {context.dialect.title} does not know; "
            "the parameter is left out"
            if written is not None
            else "the parameter has no `in`; it is left out",
        )
    return place


def _required(context: Context, node: Node, name: str, place: Place) -> bool:
    required = node.flag("required") or False
    if place is Place.PATH and not required:
        context.findings.add(
            "optional-path-parameter",
            node.pointer,
            f"the path parameter `{name}` is not `required`; it is all the same",
        )
        return True
    return required
