"""Security definitions of Swagger 2.0."""

from specwright.ir.json import Json

from .context import Context, Fields
from .moves import inside

_FLOWS = {
    "accessCode": "authorizationCode",
    "application": "clientCredentials",
    "implicit": "implicit",
    "password": "password",
}


def security_scheme(context: Context, value: Json, old: str, new: str) -> Json:
    """Return a security scheme of OpenAPI 3.0."""
    if not isinstance(value, dict):
        return value
    match value.get("type"):
        case "basic":
            return {**value, "type": "http", "scheme": "basic"}
        case "oauth2":
            return _oauth(context, value, old, new)
        case _:
            return dict(value)


def _oauth(context: Context, value: Fields, old: str, new: str) -> Fields:
    inner = {"flow", "authorizationUrl", "tokenUrl", "scopes"}
    found: Fields = {
        name: member for name, member in value.items() if name not in inner
    }
    flow = value.get("flow")
    name = _FLOWS.get(flow) if isinstance(flow, str) else None
    if name is None:
        context.unsupported(
            inside(old, "flow"),
            f"`flow` is `{flow}`, which no version has",
            "write `implicit`, `password`, `application` or `accessCode`",
        )
        return {**found, "flows": {}}
    context.moves.record(inside(new, "flows", name), old)
    members: Fields = {
        each: member
        for each, member in value.items()
        if each in inner and each != "flow"
    }
    members.setdefault("scopes", {})
    return {**found, "flows": {name: members}}
