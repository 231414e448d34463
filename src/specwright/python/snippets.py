"""Programs to start from: a first call, credentials, errors, a server."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from specwright.ir.api import Api

from .addresses import default_address, is_absolute
from .calls import Call
from .credentials import Scheme
from .groups import Group
from .imports import Import, import_lines
from .modules import foreign, local, module
from .view import PackageIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Snippets:
    """Python source for README and docstring; an empty one has nothing to show."""

    first: str
    asynchronous: str
    auth: str
    options: str
    errors: str
    pages: str
    server: str
    webhooks: str
    parser: str


def snippets(
    api: Api,
    package: str,
    groups: tuple[Group, ...],
    calls: tuple[Call, ...],
    hooks: tuple[Call, ...],
    schemes: tuple[Scheme, ...],
) -> Snippets:
    """Return programs that use what this API has; `hooks` is what it sends."""
    shown = _shown(calls)
    attributes = {group.tag: group.attribute for group in groups}
    arguments = _client_arguments(api, shown, schemes)
    names = "Auth, Client" if "Auth(" in arguments else "Client"
    if shown is None:
        first = f"from {package} import {names}\n\nclient = Client({arguments})"
        return Snippets(
            first=first,
            asynchronous="",
            auth="",
            options="",
            errors="",
            pages="",
            server="",
            webhooks=_webhooks(package, groups),
            parser=_parser(package, hooks),
        )
    group = f"client.{attributes[shown.tag]}"
    target = f"{group}.{shown.method.name}()"
    iterator = shown.method.iterator
    looped = f"{group}.{iterator.name}()" if iterator else ""
    return Snippets(
        first=_first(package, names, arguments, looped or target, shown),
        asynchronous=_asynchronous(
            package,
            names,
            arguments,
            target,
            looped or (f"await {target}" if _streams(shown) else ""),
        ),
        auth=_auth(package, schemes),
        options=_options(package, target, secured=bool(schemes)),
        errors=_errors(package, shown, target),
        pages=_pages(calls, attributes),
        server=_server(package, groups, schemes),
        webhooks=_webhooks(package, groups),
        parser=_parser(package, hooks),
    )


def _shown(calls: tuple[Call, ...]) -> Call | None:
    """Return a call without required arguments, preferably one that lists."""
    reading = [
        one
        for one in calls
        if one.free and one.operation.method == "GET" and one.method.returns != "None"
    ]
    listing = [one for one in reading if one.method.returns.startswith("list[")]
    plain = [one for one in reading if not _streams(one)]
    return next(iter(listing + plain + reading), None)


def _streams(call: Call) -> bool:
    return call.method.returns.startswith("Stream[")


def _client_arguments(api: Api, shown: Call | None, schemes: tuple[Scheme, ...]) -> str:
    absolute = is_absolute(default_address(api))
    arguments = [] if absolute else ['"https://api.example.com"']
    needed = [] if shown is None else [*shown.operation.security][:1]
    keys = {one.view.key: one for one in schemes}
    secrets = [
        f"{keys[key].view.attribute}={_secret(keys[key])}"
        for requirement in needed
        for use in requirement
        if (key := f'"{use.scheme}"') in keys
    ]
    if secrets:
        arguments.append(f"auth=Auth({', '.join(secrets)})")
    return ", ".join(arguments)


def _secret(scheme: Scheme) -> str:
    match scheme.view.secret:
        case "BasicSecret":
            return '("user", "password")'
        case "bool":
            return "True"
        case _:
            return '"..."'


def _first(package: str, names: str, arguments: str, target: str, shown: Call) -> str:
    lines = [f"from {package} import {names}", ""]
    lines.append(f"with Client({arguments}) as client:")
    listing = shown.method.returns.startswith("list[")
    if shown.method.iterator or listing or _streams(shown):
        lines += [f"    for item in {target}:", "        print(item)"]
    else:
        lines.append(f"    print({target})")
    return "\n".join(lines)


def _asynchronous(
    package: str, names: str, arguments: str, target: str, looped: str
) -> str:
    lines = [f"    print(await {target})"]
    if looped:
        lines = [f"    async for item in {looped}:", "        print(item)"]
    imported = "AsyncClient, Auth" if "Auth" in names else "AsyncClient"
    return "\n".join(
        (
            f"from {package} import {imported}",
            "",
            f"async with AsyncClient({arguments}) as client:",
            *lines,
        )
    )


def _auth(package: str, schemes: tuple[Scheme, ...]) -> str:
    if not schemes:
        return ""
    imports = [f"from {package} import Auth"]
    secrets = {one.view.attribute: _secret(one) for one in schemes}
    fetched = [one.view.attribute for one in schemes if "token_url" in one.view.source]
    if fetched:
        imports.append(f"from {package}.auth import ClientCredentials")
        client = 'ClientCredentials("client id", "client secret")'
        secrets |= dict.fromkeys(fetched, client)
    fields = (f"    {name}={secret}," for name, secret in secrets.items())
    return "\n".join((*imports, "", "auth = Auth(", *fields, ")"))


def _options(package: str, target: str, *, secured: bool) -> str:
    call = target.removesuffix(")")
    return "\n".join(
        (
            f"from {package} import Client, Options, Retries",
            "",
            "client = Client(",
            '    "https://api.example.com",',
            *(["    auth=auth,"] if secured else []),
            "    timeout=10.0,",
            "    retries=Retries(limit=5, maximum=30.0),",
            '    headers={"User-Agent": "my program"},',
            ")",
            f"{call}options=Options(timeout=60.0, retries=0))",
            "patient = client.with_options(timeout=120.0)",
            f"answer = patient.raw({target.partition('(')[0]})",
            "print(answer.status, answer.headers, answer.elapsed, answer.result)",
        )
    )


def _errors(package: str, shown: Call, target: str) -> str:
    raised = next((one for one in shown.entry.arguments if "errors." in one), "")
    name = raised.partition("errors.")[2].partition(",")[0].rstrip("}") or "ApiError"
    return "\n".join(
        (
            f"from {package} import errors",
            "",
            "try:",
            f"    {target}",
            f"except errors.{name} as error:",
            "    print(error.body)",
        )
    )


def _pages(calls: tuple[Call, ...], attributes: Mapping[str, str]) -> str:
    """Return a loop over all pages, if there is one that needs no argument."""
    paged = sorted(
        (one for one in calls if one.method.iterator), key=lambda one: not one.free
    )
    if not paged or paged[0].method.iterator is None:
        return ""
    arguments = "" if paged[0].free else "..."
    method = paged[0].method.iterator.name
    target = f"client.{attributes[paged[0].tag]}.{method}({arguments})"
    return f"for item in {target}:\n    print(item)"


def _server(
    package: str, groups: tuple[Group, ...], schemes: tuple[Scheme, ...]
) -> str:
    served = [one for one in groups if one.operations]
    handlers = [f"    {one.attribute}=My{one.class_name}()," for one in served[:3]]
    handlers += ["    ..."] if len(served) > 3 else []
    handlers += ["    security=MySecurity(),"] if schemes else []
    return "\n".join(
        (
            f"from {package}.server import create_app",
            "",
            "app = create_app(",
            *handlers,
            ")",
        )
    )


def _webhooks(package: str, groups: tuple[Group, ...]) -> str:
    """Return an application that receives what there is."""
    receiving = [one for one in groups if one.received]
    if not receiving:
        return ""
    first = receiving[0]
    given = f"{first.receiver}=My{first.class_name}Receiver()"
    if any(each for one in first.received for each in one.security):
        given += ", security=MySecurity()"
    imported = f"from {package}.webhooks import create_webhook_app"
    return f"{imported}\n\napp = create_webhook_app({given})"


def _parser(package: str, hooks: tuple[Call, ...]) -> str:
    """Return a call of the first function that reads a body, if there is one."""
    for one in hooks:
        if one.operation.body is not None:
            name = f"parse_{one.method.name}"
            return "\n".join(
                (
                    "from collections.abc import Mapping",
                    "",
                    f"from {package}.webhooks import {name}",
                    "",
                    "def receive(body: bytes, headers: Mapping[str, str]) -> None:",
                    f"    print({name}(body, headers))",
                )
            )
    return ""


_SUPPORT: Final = (
    local("_runtime.absent", "ABSENT")
    | local("_runtime.answer", "Answer")
    | local("_runtime.exchange", "RequestInfo", "ResponseInfo")
    | local("_runtime.hooks", "Hook")
    | local("_runtime.telemetry", "Telemetry")
)
"""What callers may have to name besides; loaded when it is asked for."""

_SOMETIMES: Final = local("_runtime.file", "File") | local("_runtime.stream", "Stream")


def package_index(
    api: Api, first: str, used: frozenset[Import], *, has_auth: bool
) -> PackageIndex:
    """Return the package's own module, `first` in its docstring.

    `used` is all that the clients import.
    """
    support = _SUPPORT | (_SOMETIMES & used)
    indented = "\n".join(f"    {line}" if line else "" for line in first.split("\n"))
    doc = (
        f"{' '.join(api.title.split())}: typed models, clients and server stubs.\n\n"
        f"{indented}\n\n"
        "`models` holds the data types, `errors` the documented failures, `server` "
        "what it takes to serve the API."
    )
    names = ["AsyncClient", "Client", "Options", "Retries"]
    names += ["Auth"] if has_auth else []
    imports = local("client", *names) | foreign("importlib", "import_module")
    imports |= foreign("typing", "TYPE_CHECKING")
    names += ["errors", "models", *(one.name for one in support)]
    return PackageIndex(
        module=module("__init__", doc, imports, names),
        checking=import_lines(
            support
            | {Import("", "errors", local=True), Import("", "models", local=True)},
            package_path="__init__",
        ),
        support=tuple(sorted((one.name, one.module) for one in support)),
    )
