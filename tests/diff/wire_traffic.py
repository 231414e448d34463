"""The traffic of a case: a generated client, a generated server, and what is around.

Around them is what a document promises beside its operations: the addresses of the
servers, and who gives out tokens.
"""

import copy
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import product
from json import dumps, loads
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

import httpx2
from wire_case import Case

from specwright.build import build_api
from specwright.contract.package import Package, import_package
from specwright.contract.stand import Stand
from specwright.contract.wire import Answer, Request
from specwright.document import Document
from specwright.ir.api import Api
from specwright.python import Options, plan_package
from specwright.render import render_package

ADDRESS: Final = "http://things.test"
REGIONS: Final = ("eu", "us")
"""What there is where a server's address leaves a variable open."""
SCHEMES: Final = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "token": {"type": "http", "scheme": "bearer"},
}


def document(case: Case, side: int) -> Any:
    """Return the document of a case: 0 is before, 1 is after."""
    said = {
        "operationId": "act",
        "tags": ["things"],
        "security": [],
        "responses": {"200": {"description": "Said"}},
    }
    around = case.documents[side]
    operation = (case.before, case.after)[side]
    paths = dict(around.get("paths", {}))
    if operation is not None:
        paths[case.path[side]] = {"post": {**said, **copy.deepcopy(operation)}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "servers": [{"url": ADDRESS}],
        "components": {"securitySchemes": SCHEMES},
        **around,
        "paths": paths,
    }


def event(value: Any) -> Any:
    """Return a document whose operations are webhooks, named by their paths."""
    return {**value, "paths": {}, "webhooks": value["paths"]}


def api_of(value: Any) -> Api:
    """Return what a document says."""
    read = Document(
        name="openapi.yaml",
        version=value["openapi"],
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(read)[0]


@cache
def package_of(text: str, folder: Path) -> Package:
    """Generate and import the package of a document, which is given as JSON."""
    name = f"traffic_{sha256(text.encode()).hexdigest()[:12]}"
    package, _ = plan_package(api_of(loads(text)), Options(package=name))
    for file in render_package(package):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return import_package(name, folder)


def failure(case: Case, old: Any, new: Any, folder: Path) -> str | None:
    """Return how a call from one version to another fails.

    None means that it arrives as it was sent, and that the client takes the answer.
    """
    client, server = (package_of(dumps(value), folder) for value in (old, new))
    stand = Stand(server, security=_Guard())
    wanted = _result_of(server, case.result)

    def transported(request: httpx2.Request) -> httpx2.Response:
        if f"{request.url.scheme}://{request.url.host}" not in set(_addresses(new)):
            return _token(new, request)
        sent = Request(
            method=request.method,
            target=request.url.raw_path.decode("ascii"),
            headers=tuple(request.headers.multi_items()),
            body=request.read(),
        )
        return _response(stand.send(sent, lambda: wanted))

    caller = client.client(
        _chosen_address(client, case),
        auth=client.make_auth(_credentials(client, case)),
        http=httpx2.MockTransport(transported),
        retries=0,
        strict=case.strict,
    )
    arguments = dict(case.call)
    if isinstance(arguments.get("body"), list | dict):
        arguments["body"] = _result_of(client, arguments["body"])
    try:
        caller.things.act(**arguments)
    except (client.errors.SpecError, httpx2.HTTPError) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        stand.close()
    return _lost({} if case.unread else case.call, stand.seen.arguments)


def _lost(sent: Mapping[str, Any], seen: Mapping[str, Any] | None) -> str | None:
    """Return what did not arrive; the values of parameters may have other names."""
    if seen is None:
        return "the handler was not called"
    given = [_plain(value) for value in seen.values()]
    lost = any(_plain(value) not in given for value in sent.values())
    return f"{sent} arrived as {seen}" if lost else None


def _plain(value: Any) -> Any:
    match value:
        case list():
            return [_plain(one) for one in value]
        case _ if hasattr(value, "model_dump"):
            return value.model_dump(mode="json", by_alias=True)
        case _:
            return value


def _result_of(package: Package, result: Any) -> Any:
    """Return what a handler returns: variants stand for the class of their name."""
    match result:
        case str() if result.startswith("Act"):
            return getattr(import_module(f"{package.name}.results"), result)()
        case {"headers": headers, "result": inner}:
            return package.headed(_result_of(package, inner), headers)
        case [dict(), *_]:
            return [_result_of(package, one) for one in result]
        case dict():
            models = import_module(f"{package.name}.models")
            (name,) = models.__all__
            return getattr(models, name).model_validate(result)
        case _:
            return result


def _response(found: Answer) -> httpx2.Response:
    return httpx2.Response(
        found.status, headers=list(found.headers), content=found.body
    )


def _chosen_address(package: Package, case: Case) -> str:
    if case.server is None:
        return ADDRESS
    servers = import_module(f"{package.name}.servers")
    (choose,) = (getattr(servers, one) for one in servers.__all__ if one != "DEFAULT")
    address: str = choose(**case.server)
    return address


def _addresses(value: Any) -> Iterator[str]:
    """Yield every address that the servers of a document amount to."""
    for server in value["servers"]:
        variables = server.get("variables", {})
        choices = (one.get("enum", REGIONS) for one in variables.values())
        for chosen in product(*choices):
            yield server["url"].format(**dict(zip(variables, chosen, strict=True)))


class _Guard:
    """Knows keys by their looks; a bearer token says what scopes it was given for."""

    def __getattr__(self, attribute: str) -> Any:
        def check(credential: Any, scopes: tuple[str, ...], _request: Any) -> Any:
            if scopes and not set(scopes) <= set(credential.split("+")):
                return None
            return attribute

        return check


def _credentials(package: Package, case: Case) -> dict[str, Any]:
    """Return credentials: `id:secret` stands for those of a client of OAuth 2."""
    credentials: dict[str, Any] = {}
    for name, secret in case.auth.items():
        who, colon, proof = secret.partition(":")
        credentials[name] = secret
        if colon:
            module = import_module(f"{package.name}.auth")
            credentials[name] = module.ClientCredentials(who, proof)
    return credentials


def _token(value: Any, request: httpx2.Request) -> httpx2.Response:
    """Answer as those who give out tokens, if the document knows of them."""
    for scheme in value["components"]["securitySchemes"].values():
        flow = scheme.get("flows", {}).get("clientCredentials")
        if flow and flow["tokenUrl"] == str(request.url):
            form = parse_qs(request.read().decode())
            scopes = form.get("scope", [""])[0].split()
            if set(scopes) <= flow["scopes"].keys():
                token = "+".join(("token", *scopes))
                return httpx2.Response(200, json={"access_token": token})
            return httpx2.Response(400, json={"error": "invalid_scope"})
    raise httpx2.ConnectError(f"nobody answers at {request.url}")
