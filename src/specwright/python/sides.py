"""The modules of the client and of the server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .calls import Call
from .credentials import Scheme
from .docstrings import docstring
from .groups import Group
from .imports import Import, import_lines
from .literals import literal
from .modules import foreign, local, module
from .prose import application_doc, described, opening
from .table import table_import
from .told import told
from .view import (
    ClientGroup,
    ClientIndex,
    GroupView,
    ServerGroup,
    ServerIndex,
)

_CLIENT_EXPORTS = ("Options", "Retries")
_HANDLER = """\
{what}: implement these methods.

Each is an `async def`, or a `def` that runs in a thread. It returns what is \
documented or raises one of the documented errors. Whoever wants the request itself \
adds `context: Context | None = None` to a method."""
_SECURITY = """\
Checks credentials: one method a security scheme.

A method gets the credential, the scopes that the operation asks for, and the request \
before its body is read. It returns who that is, or None to refuse (401); it raises \
`AuthorizationError` where that one may not do this (403). An `async def` may wait; a \
plain `def` runs in the event loop, so that it must not."""


UNIMPLEMENTED: Final = (
    'What becomes of operations without a handler: "refuse" to start, or answer "501".'
)
CHOICES: Final = "What an application may choose, see `Choices`."
_SERVING: Final = {
    "application": ("Application",),
    "context": ("Context", "Request"),
    "faults": ("Fault", "Violation"),
    "handlers": ("HandlerError",),
    "headed": ("Headed",),
    "settings": ("Choices", "Limits"),
}
"""What the module of every application exports, by where it is."""

_GUARDING: Final = ("AuthenticationError", "AuthorizationError")
"""What it exports besides where credentials are checked."""

HANDLING: Final = foreign("typing", "Final", "Protocol") | local(
    "_runtime.server.route", "Reply", "Route"
)
"""What the module of every handler imports."""


def group_view(group: Group, calls: tuple[Call, ...]) -> GroupView:
    """Return the operations of one tag for the templates."""
    otherwise = f"The operations tagged `{group.tag}`."
    return GroupView(
        tag=group.tag,
        module=group.module,
        attribute=group.attribute,
        class_name=group.class_name,
        handler=f"{group.class_name}Handler",
        routes=f"{group.module.upper()}_ROUTES",
        doc=told(described, group.description, otherwise, 4),
        attribute_doc=told(described, group.description, otherwise, 8),
        handler_doc=handler_doc(f"Serves the operations tagged `{group.tag}`"),
        summary=told(opening, group.description, otherwise),
        methods=tuple(one.method for one in calls if one.tag == group.tag),
    )


def handler_doc(what: str) -> str:
    """Return the docstring of a Protocol that does something, such as `Serves pets`."""
    return docstring(_HANDLER.format(what=what), 4)


def imports_of(
    calls: tuple[Call, ...], tag: str, *, handlers: bool
) -> frozenset[Import]:
    """Return what the methods of one tag need imported, on one side or the other."""
    return frozenset[Import]().union(
        *(
            one.handler_imports if handlers else one.client_imports
            for one in calls
            if one.tag == tag
        )
    )


# Client -----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Clients:
    """The clients of a package: where they are, what they are called and made of.

    `doc` is of the module, `does` begins what their classes say, `what` what those of
    a tag say.
    """

    path: str
    name: str
    bases: tuple[str, str]
    imports: frozenset[Import]
    attributes: tuple[str, ...]
    doc: str
    does: str
    what: str


def callers(api: str, package: str) -> Clients:
    """Return the clients that call an API; `api` is what sentences call it."""
    return Clients(
        path="client",
        name="Client",
        bases=("BaseClient", "BaseAsyncClient"),
        imports=local("_runtime.client", "BaseAsyncClient", "BaseClient")
        | local("servers", "DEFAULT"),
        attributes=(
            "default_base_url = DEFAULT",
            f"environment = {literal(f'{package.upper()}_BASE_URL')}",
        ),
        doc=f"The clients of {api}, with one attribute a tag.",
        does=f"Calls {api}",
        what="Calls the operations tagged",
    )


def senders(api: str) -> Clients:
    """Return the clients that send what an API sends."""
    return Clients(
        path="webhook_client",
        name="WebhookClient",
        bases=("Sender", "AsyncSender"),
        imports=local("_runtime.sender", "AsyncSender", "Sender"),
        attributes=(),
        doc=f"The clients that send the webhooks and callbacks of {api}.",
        does=f"Sends the webhooks and callbacks of {api}",
        what="Sends the webhooks and callbacks of",
    )


def client_modules(
    clients: Clients,
    groups: tuple[Group, ...],
    calls: tuple[Call, ...],
    schemes: tuple[Scheme, ...],
) -> Iterator[ClientIndex | ClientGroup]:
    """Yield the modules of clients; none for groups without an operation."""
    views = tuple(group_view(group, calls) for group in groups)
    yield _client_index(clients, views, has_auth=bool(schemes))
    for group, view in zip(groups, views, strict=True):
        imports = imports_of(calls, group.tag, handlers=False)
        imports |= {table_import(group)}
        imports |= local("_runtime.options", "Options")
        imports |= local("_runtime.resource", "AsyncResource", "Resource")
        yield ClientGroup(
            module=module(
                f"{clients.path}.{group.module}",
                f"{clients.what} `{group.tag}`.",
                imports,
                (view.class_name, f"Async{view.class_name}"),
            ),
            group=view,
        )


def _client_index(
    clients: Clients, groups: tuple[GroupView, ...], *, has_auth: bool
) -> ClientIndex:
    path = f"{clients.path}.__init__"
    imports = clients.imports
    if groups:
        imports |= foreign("functools", "cached_property")
        imports |= foreign("typing", "TYPE_CHECKING")
    imports |= local("_runtime.options", "Options")
    imports |= local("_runtime.retries", "Retries")
    if has_auth:
        imports |= local("auth", "SCHEMES", "Auth")
    else:
        imports |= local("_runtime.credentials", "Credentials")
    return ClientIndex(
        module=module(
            path,
            clients.doc,
            imports,
            [
                clients.name,
                f"Async{clients.name}",
                *_CLIENT_EXPORTS,
                *(["Auth"] if has_auth else []),
            ],
        ),
        name=clients.name,
        bases=clients.bases,
        auth="Auth" if has_auth else "Credentials",
        doc=docstring(f"{clients.does} and waits for the answers.", 4),
        async_doc=docstring(f"{clients.does}; its methods are awaited.", 4),
        attributes=(
            *clients.attributes,
            *(["schemes = SCHEMES"] if has_auth else []),
        ),
        groups=groups,
        checking=_checking(clients, groups),
    )


def _checking(clients: Clients, groups: tuple[GroupView, ...]) -> tuple[str, ...]:
    imports = frozenset[Import]().union(
        *(
            local(
                f"{clients.path}.{one.module}", f"Async{one.class_name}", one.class_name
            )
            for one in groups
        )
    )
    return import_lines(imports, package_path=f"{clients.path}.__init__")


# Server -----------------------------------------------------------------------


def server_modules(
    api: str,
    groups: tuple[Group, ...],
    calls: tuple[Call, ...],
    schemes: tuple[Scheme, ...],
) -> Iterator[ServerIndex | ServerGroup]:
    """Yield the modules of the server. `api` is what sentences call it."""
    views = tuple(group_view(group, calls) for group in groups)
    yield _server_index(api, views, schemes)
    for group, view in zip(groups, views, strict=True):
        imports = imports_of(calls, group.tag, handlers=True)
        imports |= {table_import(group), *HANDLING}
        headers = tuple(
            of for one in calls if one.tag == group.tag for of in one.headers
        )
        yield ServerGroup(
            module=module(
                f"server.{group.module}",
                f"Serves the operations tagged `{group.tag}`.",
                imports,
                (view.routes, view.handler, *(one.name for one in headers)),
            ),
            group=view,
            headers=headers,
        )


def _server_index(
    api: str, groups: tuple[GroupView, ...], schemes: tuple[Scheme, ...]
) -> ServerIndex:
    exports = [*served_names(schemes), "SPECIFICATION", "create_app"]
    exports += [group.handler for group in groups]
    return ServerIndex(
        module=module(
            "server.__init__",
            f"What it takes to serve {api}.",
            _server_imports(groups, schemes),
            exports,
        ),
        shows=True,
        security_doc=security_doc(schemes),
        create="create_app",
        create_doc=_create_doc(api, groups, schemes),
        schemes=tuple(one.view for one in schemes),
        arguments=(
            *(f"{one.attribute}: {one.handler}" for one in groups),
            *(["security: Security"] if schemes else []),
        ),
        lenient=(
            *(f"{one.attribute}: object = None" for one in groups),
            *(["security: Security"] if schemes else []),
        ),
        application=(
            f"groups={routed(groups)}",
            *(["schemes=SCHEMES", "security=security"] if schemes else []),
            "specification=SPECIFICATION",
            "unimplemented=unimplemented",
            "**choices",
        ),
    )


def _server_imports(
    groups: tuple[GroupView, ...], schemes: tuple[Scheme, ...]
) -> frozenset[Import]:
    imports = foreign("typing", "Final") | foreign("pathlib", "Path")
    for group in groups:
        imports |= local(f"server.{group.module}", group.handler, group.routes)
    return imports | serving(schemes)


def served_names(schemes: tuple[Scheme, ...]) -> tuple[str, ...]:
    """Return what the module of an application exports, whatever it serves."""
    names = tuple(name for one in _SERVING.values() for name in one)
    credentials = {one.credential.name for one in schemes if one.credential is not None}
    guarding = (*_GUARDING, *sorted(credentials), "Security") if schemes else ()
    return (*names, *guarding)


def serving(schemes: tuple[Scheme, ...]) -> frozenset[Import]:
    """Return what it takes to declare a function that makes an application."""
    imports = foreign("typing", "Literal", "Unpack", "overload")
    for of, names in _SERVING.items():
        imports |= local(f"_runtime.server.{of}", *names)
    if schemes:
        imports |= foreign("typing", "Protocol") | local("auth", "SCHEMES")
        imports |= local("_runtime.server.route", "Reply")
        imports |= local("_runtime.server.security", *_GUARDING)
    return imports | {one.credential for one in schemes if one.credential is not None}


def routed(groups: tuple[GroupView, ...]) -> str:
    """Return the pairs of routes and handlers as a tuple."""
    pairs = (f"({one.routes}, {one.attribute})," for one in groups)
    return f"({' '.join(pairs)})"


def security_doc(schemes: tuple[Scheme, ...]) -> str:
    """Return the docstring of the Protocol `Security`; empty without schemes."""
    return docstring(_SECURITY, 4) if schemes else ""


def _create_doc(
    api: str, groups: tuple[GroupView, ...], schemes: tuple[Scheme, ...]
) -> str:
    listed = [(group.attribute, group.summary) for group in groups]
    if schemes:
        listed.append(("security", "Checks the credentials of each request."))
    listed += [("unimplemented", UNIMPLEMENTED), ("choices", CHOICES)]
    what = f"Return an ASGI application that serves {api}."
    return told(application_doc, what, tuple(listed))
