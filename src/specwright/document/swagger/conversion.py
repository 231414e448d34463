"""The whole document."""

from collections.abc import Callable

from specwright.diagnostics import Diagnostic
from specwright.document.pointer import from_fragment, to_fragment
from specwright.ir.json import Json

from .context import Context, Fields, is_in_body, kept, strings
from .moves import Moves, inside
from .operations import path_item
from .parameters import parameter
from .responses import response
from .schemas import schema
from .security import security_scheme
from .servers import servers

_KEPT = frozenset({"info", "tags", "externalDocs", "security"})

Converter = Callable[[Context, Json, str, str], Json]


def converted(
    value: dict[str, Json],
) -> tuple[dict[str, Json], Moves, tuple[Diagnostic, ...]]:
    """Return a Swagger 2.0 document in the shape of OpenAPI 3.0.3.

    References in `value` start with `#`. Places of findings are places in `value`.
    """
    context = Context(value)
    context.moves.record("/openapi", "/swagger")
    found: Fields = {"openapi": "3.0.3", **kept(value, _KEPT)}
    if "host" in value or "basePath" in value:
        found["servers"] = servers(context, value.get("schemes"), "/servers")
    if "paths" in value:
        found["paths"] = _paths(context, value["paths"])
    components = _components(context, value)
    if components:
        found["components"] = components
    for referring in context.pending:
        referring["$ref"] = _moved(context, str(referring["$ref"]))
    return found, context.moves, tuple(context.findings)


def _paths(context: Context, value: Json) -> Json:
    if not isinstance(value, dict):
        return value
    return {
        path: item
        if path.startswith("x-")
        else path_item(context, item, inside("/paths", path))
        for path, item in value.items()
    }


def _components(context: Context, value: Fields) -> Fields:
    produces = strings(value.get("produces"))

    def with_media_types(context: Context, each: Json, old: str, new: str) -> Json:
        return response(context, each, old, new, produces)

    sections: tuple[tuple[str, str, Converter], ...] = (
        ("definitions", "schemas", schema),
        ("parameters", "parameters", parameter),
        ("responses", "responses", with_media_types),
        ("securityDefinitions", "securitySchemes", security_scheme),
    )
    found: Fields = {}
    for old, new, convert in sections:
        if old in value:
            place = f"/components/{new}"
            context.moves.record(place, f"/{old}")
            found[new] = _section(context, value[old], f"/{old}", place, convert)
    return found


def _section(
    context: Context, value: Json, old: str, new: str, convert: Converter
) -> Json:
    if not isinstance(value, dict):
        return value
    return {
        name: convert(context, each, inside(old, name), inside(new, name))
        for name, each in value.items()
        if not is_in_body(each) or old != "/parameters"
    }


def _moved(context: Context, reference: str) -> str:
    """Return a reference to where its target has gone."""
    if not reference.startswith("#/"):
        return reference
    return to_fragment(context.moves.new(from_fragment(reference[1:])))
