"""Path items and operations of Swagger 2.0."""

from collections.abc import Iterator, Sequence

from specwright.ir.json import Json

from .bodies import Placed, body, form
from .context import Context, Fields, is_in_body, kept, strings
from .moves import inside
from .parameters import parameter
from .responses import response
from .servers import servers

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
_KEPT = frozenset(
    {
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "deprecated",
        "security",
    }
)


def path_item(context: Context, value: Json, at: str) -> Json:
    """Return a path item of OpenAPI 3.0."""
    if not isinstance(value, dict):
        return value
    shared = _placed(context, value.get("parameters"), inside(at, "parameters"))
    found = kept(value, frozenset({"$ref"}))
    if isinstance(found.get("$ref"), str):
        context.referring(found)
    parameters = _parameters(context, shared, inside(at, "parameters"))
    if parameters:
        found["parameters"] = parameters
    elif not isinstance(value.get("parameters"), list | None):
        found["parameters"] = value["parameters"]
    for method in value:
        if method in _METHODS:
            place = inside(at, method)
            found[method] = _operation(context, value[method], place, shared)
    return found


def _operation(
    context: Context, value: Json, at: str, shared: Sequence[Placed]
) -> Json:
    if not isinstance(value, dict):
        return value
    found = kept(value, _KEPT)
    own = _placed(context, value.get("parameters"), inside(at, "parameters"))
    parameters = _parameters(context, own, inside(at, "parameters"))
    if parameters:
        found["parameters"] = parameters
    elif not isinstance(value.get("parameters"), list | None):
        found["parameters"] = value["parameters"]
    payload = _body(context, value, own, shared, inside(at, "requestBody"))
    if payload is not None:
        found["requestBody"] = payload
    if "responses" in value:
        found["responses"] = _responses(context, value, inside(at, "responses"))
    if isinstance(value.get("schemes"), list):
        found["servers"] = servers(context, value["schemes"], inside(at, "servers"))
    return found


def _placed(context: Context, value: Json, old: str) -> list[Placed]:
    """Return parameters with their places; those of the body stand for themselves."""
    found: list[Placed] = []
    for index, each in enumerate(value if isinstance(value, list) else []):
        place = inside(old, index)
        inner = each
        if isinstance(each, dict) and isinstance(each.get("$ref"), str):
            target = context.target(str(each["$ref"]))
            if target is not None and is_in_body(target[1]):
                place, inner = target
        found.append((inner if isinstance(inner, dict) else {"": inner}, place))
    return found


def _parameters(context: Context, placed: Sequence[Placed], new: str) -> list[Json]:
    found: list[Json] = []
    for each, old in placed:
        if not is_in_body(each):
            value = each.get("", each)
            found.append(parameter(context, value, old, inside(new, len(found))))
    return found


def _body(
    context: Context,
    operation: Fields,
    own: Sequence[Placed],
    shared: Sequence[Placed],
    new: str,
) -> Json:
    consumes = strings(operation.get("consumes", context.root.get("consumes")))
    placed = [each for each in own if is_in_body(each[0])]
    placed = placed or [each for each in shared if is_in_body(each[0])]
    whole = [each for each in placed if each[0].get("in") == "body"]
    parts = list(_last_of_each(each for each in placed if each not in whole))
    if whole:
        for _, old in (*whole[1:], *parts):
            context.unsupported(old, "an operation has one body; this part is left out")
        return body(context, *whole[0], new, consumes)
    return form(context, parts, new, consumes) if parts else None


def _last_of_each(placed: Iterator[Placed]) -> Iterator[Placed]:
    yield from {str(part.get("name")): (part, old) for part, old in placed}.values()


def _responses(context: Context, operation: Fields, at: str) -> Json:
    value = operation["responses"]
    if not isinstance(value, dict):
        return value
    produces = strings(operation.get("produces", context.root.get("produces")))
    return {
        status: each
        if status.startswith("x-")
        else response(context, each, inside(at, status), inside(at, status), produces)
        for status, each in value.items()
    }
