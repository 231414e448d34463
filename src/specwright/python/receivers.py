"""The modules of those who receive webhooks and callbacks."""

from collections.abc import Iterator
from dataclasses import replace

from .arguments import arguments
from .calls import Call
from .credentials import Scheme
from .groups import Group
from .imports import Import
from .literals import literal
from .lowering import Models
from .modules import foreign, local, module
from .prose import application_doc, parser_doc
from .sides import (
    CHOICES,
    HANDLING,
    UNIMPLEMENTED,
    client_modules,
    handler_doc,
    imports_of,
    routed,
    security_doc,
    senders,
    served_names,
    serving,
)
from .table import table_import
from .told import told
from .view import (
    ClientGroup,
    ClientIndex,
    GroupView,
    ParserView,
    ServerGroup,
    ServerIndex,
)

_PLACED = Import("_runtime.server.placing", "placed", local=True)


def receiver_modules(
    api: str,
    groups: tuple[Group, ...],
    calls: tuple[Call, ...],
    schemes: tuple[Scheme, ...],
    models: Models,
) -> Iterator[ServerIndex | ServerGroup | ClientIndex | ClientGroup]:
    """Yield the modules of the package `webhooks`; none where nothing is received.

    `calls` are the webhooks and callbacks, `api` is what sentences call it.
    """
    receiving = tuple(group for group in groups if group.received)
    if not receiving:
        return
    made = [_module(_view(one, calls), one, calls, models) for one in receiving]
    used = {literal(name) for one in calls for name in _schemes(one)}
    asked = tuple(one for one in schemes if one.view.key in used)
    yield _index(api, made, asked)
    yield from made
    sending = tuple(replace(one, attribute=one.receiver) for one in receiving)
    yield from client_modules(senders(api), sending, calls, asked)


def _schemes(call: Call) -> Iterator[str]:
    return (use.scheme for each in call.operation.security for use in each)


def _view(group: Group, calls: tuple[Call, ...]) -> GroupView:
    doc = f"Receives what is sent of `{group.tag}`"
    return GroupView(
        tag=group.tag,
        module=group.module,
        attribute=group.receiver,
        class_name=group.class_name,
        handler=f"{group.class_name}Receiver",
        routes=f"{group.module.upper()}_ROUTES",
        doc="",
        attribute_doc="",
        handler_doc=handler_doc(doc),
        summary=f"{doc}; without it, nothing of that is received.",
        methods=tuple(one.method for one in calls if one.tag == group.tag),
    )


def _module(
    view: GroupView, group: Group, calls: tuple[Call, ...], models: Models
) -> ServerGroup:
    own = [one for one in calls if one.tag == group.tag]
    headers = tuple(of for one in own for of in one.headers)
    parsers = tuple(_parser(one, models) for one in own if one.operation.body)
    imports = imports_of(calls, group.tag, handlers=True)
    imports |= {table_import(group), *HANDLING}
    if parsers:
        imports |= foreign("collections.abc", "Mapping") | local("_runtime", "parsing")
    names = [view.routes, view.handler, *(one.name for one in headers)]
    names += [one.name for one in parsers]
    doc = f"Receives the webhooks and callbacks of `{group.tag}`."
    return ServerGroup(
        module=module(f"webhooks.{group.module}", doc, imports, names),
        group=view,
        headers=headers,
        parsers=parsers,
    )


def _parser(call: Call, models: Models) -> ParserView:
    operation, name = call.operation, call.method.name
    (body,) = (one for one in arguments(operation, models) if one.name == "body")
    return ParserView(
        name=f"parse_{name}",
        returns=(body.served or body.type).text,
        doc=_parser_doc(call),
        constant=call.method.constant,
    )


def _parser_doc(call: Call) -> str:
    doc, body = call.operation.doc, call.operation.body
    return told(
        parser_doc,
        call.method.name,
        doc.summary,
        doc.description,
        body.contents[0].name if body and body.contents else "anything",
        body.doc.description if body else "",
    )


# The application -----------------------------------------------------------------


def _index(
    api: str, made: list[ServerGroup], schemes: tuple[Scheme, ...]
) -> ServerIndex:
    groups = tuple(one.group for one in made)
    parsers = [one.name for group in made for one in group.parsers]
    exports = [*served_names(schemes), "create_webhook_app", *parsers]
    exports += [group.handler for group in groups]
    imports = serving(schemes) | foreign("collections.abc", "Mapping") | {_PLACED}
    for one in made:
        group = one.group
        names = (group.handler, group.routes, *(each.name for each in one.parsers))
        imports |= local(f"webhooks.{group.module}", *names)
    security = ["security: Security | None = None"] if schemes else []
    places = ["paths: Mapping[str, str] | None = None", 'prefix: str = ""']
    return ServerIndex(
        module=module(
            "webhooks.__init__",
            f"What it takes to receive what {api} sends: webhooks and callbacks.",
            imports,
            exports,
        ),
        shows=False,
        security_doc=security_doc(schemes),
        create="create_webhook_app",
        create_doc=_create_doc(api, groups, has_schemes=bool(schemes)),
        schemes=tuple(one.view for one in schemes),
        arguments=(
            *(f"{one.attribute}: {one.handler} | None = None" for one in groups),
            *security,
            *places,
        ),
        lenient=(
            *(f"{one.attribute}: object = None" for one in groups),
            *security,
            *places,
        ),
        application=(
            f"groups=placed({routed(groups)}, paths, prefix)",
            *(["schemes=SCHEMES", "security=security"] if schemes else []),
            "unimplemented=unimplemented",
            "**choices",
        ),
    )


def _create_doc(api: str, groups: tuple[GroupView, ...], *, has_schemes: bool) -> str:
    name = groups[0].methods[0].name
    listed = [(group.attribute, group.summary) for group in groups]
    if has_schemes:
        listed.append(("security", "Checks the credentials of what asks for any."))
    paths = (
        "Where something is received that is not received at the path of its "
        f'documentation, by the name of its method: `{{"{name}": "/elsewhere"}}`.'
    )
    listed.append(("paths", paths))
    listed.append(("prefix", "Put before every path that `paths` does not give."))
    listed += [("unimplemented", UNIMPLEMENTED), ("choices", CHOICES)]
    what = f"Return an ASGI application that receives what {api} sends."
    return told(application_doc, what, tuple(listed))
