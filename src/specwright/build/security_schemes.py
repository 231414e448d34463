"""Security schemes (OpenAPI 3.1, sections 4.8.27 to 4.8.29)."""

from collections.abc import Mapping
from typing import Final, Literal

from specwright.ir.operations import Place
from specwright.ir.security import (
    ApiKey,
    Http,
    MutualTls,
    OAuth2,
    OAuthFlow,
    OpenIdConnect,
    SecurityScheme,
)

from .context import Context
from .node import Node
from .wire_syntax import can_name, is_token

_Kind = Literal[
    "implicit",
    "password",
    "clientCredentials",
    "authorizationCode",
    "deviceAuthorization",
]
_KINDS: Final[tuple[_Kind, ...]] = (
    "implicit",
    "password",
    "clientCredentials",
    "authorizationCode",
    "deviceAuthorization",
)
_PLACES: Final[Mapping[str, Literal["query", "header", "cookie"]]] = {
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}


def security_schemes(context: Context, components: Node) -> tuple[SecurityScheme, ...]:
    """Return the schemes of `components`; one that cannot be used is reported."""
    found: list[SecurityScheme] = []
    for name, value, pointer in components.members("securitySchemes"):
        node = context.follow(value, pointer, f"the security scheme `{name}`")
        if node is None:
            continue
        scheme = _scheme(name, node)
        if scheme is None:
            context.findings.add(
                "unknown-security-scheme",
                pointer,
                f"the security scheme `{name}` is incomplete or of an unknown `type`; "
                "it is left out",
                hint=_advice(node),
            )
        else:
            found.append(scheme)
    return tuple(found)


def _scheme(name: str, node: Node) -> SecurityScheme | None:
    match node.text("type"):
        case "apiKey":
            return _api_key(name, node)
        case "http":
            return _http(name, node)
        case "oauth2":
            return OAuth2(
                pointer=node.pointer,
                name=name,
                flows=_flows(node),
                description=node.words("description"),
            )
        case "openIdConnect":
            url = node.text("openIdConnectUrl")
            return OpenIdConnect(
                pointer=node.pointer,
                name=name,
                url=url or "",
                description=node.words("description"),
            )
        case "mutualTLS":
            return MutualTls(
                pointer=node.pointer, name=name, description=node.words("description")
            )
        case _:
            return None


def _api_key(name: str, node: Node) -> ApiKey | None:
    parameter, place = node.text("name"), _PLACES.get(node.text("in") or "")
    if parameter is None or place is None:
        return None
    if not can_name(parameter, Place(place)):
        return None
    return ApiKey(
        pointer=node.pointer,
        name=name,
        parameter=parameter,
        place=place,
        description=node.words("description"),
    )


def _http(name: str, node: Node) -> Http | None:
    scheme = node.text("scheme")
    if scheme is None or not is_token(scheme):
        return None
    return Http(
        pointer=node.pointer,
        name=name,
        scheme=scheme.lower(),
        bearer_format=node.text("bearerFormat"),
        description=node.words("description"),
    )


def _flows(node: Node) -> tuple[OAuthFlow, ...]:
    flows = node.object("flows")
    if flows is None:
        return ()
    return tuple(
        OAuthFlow(
            pointer=flow.pointer,
            kind=kind,
            authorization_url=flow.text("authorizationUrl")
            or flow.text("deviceAuthorizationUrl"),
            token_url=flow.text("tokenUrl"),
            refresh_url=flow.text("refreshUrl"),
            scopes=tuple(
                (name, value if isinstance(value, str) else "")
                for name, value, _ in flow.members("scopes")
            ),
        )
        for kind in _KINDS
        if (flow := flows.object(kind)) is not None
    )


def _advice(node: Node) -> str:
    match node.value.get("type"):
        case "apiKey":
            return (
                "add `name`, one that HTTP can hold, and `in`: `query`, `header` or "
                "`cookie`"
            )
        case "http":
            return "add `scheme`, such as `bearer`"
        case _:
            return (
                "write `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS` as "
                "`type`"
            )
