"""Changes of operations, headers, links, security and servers, with traffic to see."""

from typing import Any, Final

from wire_case import TEXT, WHOLE, Case, answer, body, query, status
from wire_traffic import ADDRESS, SCHEMES

OTHER: Final = {"operationId": "other", "responses": {"200": {"description": "Said"}}}
OTHERS: Final = {"paths": {"/others": {"get": OTHER}}}
PATH: Final = {"name": "a", "in": "path", "required": True, "schema": TEXT}
LISTED: Final = {"type": "array", "items": WHOLE}
TOKENS: Final = "http://login.test/token"


def headed(**headers: Any) -> Any:
    """Return an operation whose answer has headers."""
    answered = answer(TEXT)
    answered["responses"]["200"]["headers"] = {
        name.replace("_", "-"): header for name, header in headers.items()
    }
    return answered


def sent(**headers: Any) -> Any:
    """Return what a handler returns to send headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"result": "x", "headers": named}


def logins(*scopes: str, **flows: Any) -> Any:
    """Return a document with a way to log in: for clients, unless told otherwise."""
    flow = {"tokenUrl": TOKENS, "scopes": dict.fromkeys(scopes, "Some")}
    login = {"type": "oauth2", "flows": flows or {"clientCredentials": flow}}
    return {"components": {"securitySchemes": {**SCHEMES, "login": login}}}


def servers(*regions: str) -> Any:
    """Return a document whose server has a region to choose."""
    region = {"default": "eu", **({"enum": list(regions)} if regions else {})}
    url = "http://{region}.things.test"
    return {"servers": [{"url": url, "variables": {"region": region}}]}


LINKED: Final = answer(TEXT)
LINKED["responses"]["200"]["links"] = {"again": {"operationId": "act"}}
COUNT: Final = {"schema": WHOLE}
ALWAYS: Final = {"schema": WHOLE, "required": True}
PAIR: Final = {
    "schema": {"type": "object", "properties": {"a": WHOLE}, "required": ["a"]}
}
FLOW: Final = {"tokenUrl": TOKENS, "scopes": {"read": "Read"}}
SCOPED: Final = {"security": [{"login": ["read"]}]}
KEYED: Final = {"security": [{"key": []}]}
BOTH: Final = {"security": [{"key": [], "token": []}]}
NAMED: Final = status("200", "404", "4XX")
CLIENT: Final = {"login": "me:secret"}

SURROUNDINGS: Final[dict[str, Case]] = {
    "operation-removed": Case(after=None, documents=(OTHERS, OTHERS)),
    "operation-removed-before-sunset": Case(
        before={"deprecated": True, "x-sunset": "2999-01-01"},
        after=None,
        documents=(OTHERS, OTHERS),
    ),
    "operation-added": Case(documents=({}, OTHERS)),
    "operation-deprecated": Case(after={"deprecated": True}),
    "operation-reinstated": Case(before={"deprecated": True}),
    "operation-tag-added": Case(after={"tags": ["things", "more"]}),
    "operation-tag-removed": Case(before={"tags": ["things", "more"]}),
    "path-parameter-removed": Case(
        before={"parameters": [PATH]},
        call={"a": "x"},
        path=("/things/{a}", "/things"),
    ),
    "parameter-style-changed": Case(
        before=query(LISTED, explode=False),
        after=query(LISTED, explode=False, style="pipeDelimited"),
        call={"q": [1, 2]},
    ),
    "parameter-serialization-changed": Case(
        before=query(TEXT),
        after={
            "parameters": [
                {
                    "name": "q",
                    "in": "query",
                    "content": {"application/json": {"schema": TEXT}},
                }
            ]
        },
        call={"q": "x"},
    ),
    "parameter-reserved-characters-allowed": Case(
        before=query(TEXT), after=query(TEXT, allowReserved=True), call={"q": "a+b/c"}
    ),
    "parameter-deprecated": Case(
        before=query(TEXT), after=query(TEXT, deprecated=True), call={"q": "x"}
    ),
    "parameter-reinstated": Case(
        before=query(TEXT, deprecated=True), after=query(TEXT), call={"q": "x"}
    ),
    "parameter-empty-value-allowed": Case(
        before=query(TEXT), after=query(TEXT, allowEmptyValue=True), call={"q": "x"}
    ),
    "parameter-takes-any-text": Case(
        before=query(WHOLE),
        after=query(TEXT),
        call={"q": 1},
        unread=True,
    ),
    "body-removed": Case(before=body(WHOLE), call={"body": 1}),
    "request-media-type-added": Case(
        before=body(TEXT),
        after={
            "requestBody": {
                "required": True,
                "content": {
                    "text/plain": {"schema": TEXT},
                    "application/json": {"schema": TEXT},
                },
            }
        },
        call={"body": "x"},
    ),
    "response-media-type-removed": Case(
        before=answer(TEXT, media="text/plain"),
        after=answer(TEXT),
        result="x",
    ),
    "response-body-added": Case(after=answer(TEXT), result="x", old_result=None),
    "response-body-removed": Case(before=answer(TEXT), old_result="x"),
    "covered-success-status-removed": Case(
        before={
            "responses": {
                "2XX": {"description": "Done"},
                "202": {"description": "Taken"},
            }
        },
        after={"responses": {"2XX": {"description": "Done"}}},
        old_result="ActAccepted",
    ),
    "covered-error-status-added": Case(before=status("200", "4XX"), after=NAMED),
    "covered-error-status-removed": Case(before=NAMED, after=status("200", "4XX")),
    "error-status-removed": Case(
        before={
            "responses": {
                "200": {"description": "Said"},
                "404": {"description": "None"},
            }
        },
    ),
    "default-response-added": Case(
        after={
            "responses": {
                "200": {"description": "Said"},
                "default": {"description": "Else"},
            }
        },
    ),
    "link-added": Case(before=answer(TEXT), after=LINKED, result="x"),
    "link-removed": Case(before=LINKED, after=answer(TEXT), result="x"),
    "response-header-added": Case(
        before=answer(TEXT),
        after=headed(X_Count=COUNT),
        old_result="x",
        result=sent(X_Count=1),
        strict=True,
    ),
    "required-response-header-removed": Case(
        before=headed(X_Count=ALWAYS),
        after=answer(TEXT),
        old_result=sent(X_Count=1),
        result="x",
        strict=True,
    ),
    "response-header-became-optional": Case(
        before=headed(X_Count=ALWAYS),
        after=headed(X_Count=COUNT),
        old_result=sent(X_Count=1),
        result="x",
        strict=True,
    ),
    "response-header-became-required": Case(
        before=headed(X_Count=COUNT),
        after=headed(X_Count=ALWAYS),
        result=sent(X_Count=1),
        strict=True,
    ),
    "response-header-serialization-changed": Case(
        before=headed(X_Pair=PAIR),
        after=headed(X_Pair={**PAIR, "explode": True}),
        old_result=sent(X_Pair="a,1"),
        result=sent(X_Pair="a=1"),
        strict=True,
    ),
    "security-credential-added": Case(before=KEYED, after=BOTH, auth={"key": "k"}),
    "security-credential-removed": Case(
        before=BOTH, after=KEYED, auth={"key": "k", "token": "t"}
    ),
    "security-scope-added": Case(
        before={"security": [{"login": []}]},
        after=SCOPED,
        documents=(logins("read"), logins("read")),
        auth=CLIENT,
    ),
    "security-scope-removed": Case(
        before=SCOPED,
        after={"security": [{"login": []}]},
        documents=(logins("read"), logins("read")),
        auth=CLIENT,
    ),
    "security-scheme-added": Case(
        before=KEYED, after=KEYED, documents=({}, logins("read")), auth={"key": "k"}
    ),
    "security-scheme-changed": Case(
        before=KEYED,
        after=KEYED,
        documents=(
            {},
            {
                "components": {
                    "securitySchemes": {
                        "key": {"type": "apiKey", "in": "query", "name": "key"}
                    }
                }
            },
        ),
        auth={"key": "k"},
    ),
    "oauth-flow-removed": Case(
        before=SCOPED,
        after=SCOPED,
        documents=(
            logins(clientCredentials=FLOW, password=FLOW),
            logins(password=FLOW),
        ),
        auth=CLIENT,
    ),
    "oauth-flow-added": Case(
        before=SCOPED,
        after=SCOPED,
        documents=(
            logins(clientCredentials=FLOW),
            logins(clientCredentials=FLOW, password=FLOW),
        ),
        auth=CLIENT,
    ),
    "oauth-scope-added": Case(
        before=SCOPED,
        after=SCOPED,
        documents=(logins("read"), logins("read", "write")),
        auth=CLIENT,
    ),
    "server-added": Case(
        documents=({}, {"servers": [{"url": "http://eu.test"}, {"url": ADDRESS}]})
    ),
    "server-variable-limited": Case(
        documents=(servers(), servers("eu")), server={"region": "us"}
    ),
    "server-variable-freed": Case(
        documents=(servers("eu"), servers()), server={"region": "eu"}
    ),
    "server-variable-choice-removed": Case(
        documents=(servers("eu", "us"), servers("eu")), server={"region": "us"}
    ),
    "server-variable-choice-added": Case(
        documents=(servers("eu"), servers("eu", "us")), server={"region": "eu"}
    ),
}
