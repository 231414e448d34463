"""The addresses of the specification: one function each, and the default."""

from specwright.ir.api import Api
from specwright.ir.operations import Operation, Server, ServerVariable

from .identifiers import snake
from .imports import Import
from .literals import literal
from .modules import foreign, local, module
from .prose import server_doc
from .scopes import Candidate, settle
from .told import told
from .view import ServersModule, ServerView


def servers_module(api: Api, name: str) -> ServersModule:
    """Return the module of addresses; `name` is what sentences call the API."""
    names = settle(
        (
            Candidate(server.pointer, server.url, (_wanted(server, number),))
            for number, server in enumerate(api.servers, 1)
        ),
        taken=frozenset({"expand", "literal"}),
    )
    servers = tuple(_server(one, names[one.pointer]) for one in api.servers)
    imports = foreign("typing", "Final")
    if any(server.signature for server in servers):
        imports |= local("_runtime.address", "expand")
    if any("Literal[" in server.signature for server in servers):
        imports |= {Import("typing", "Literal")}
    return ServersModule(
        module=module(
            "servers",
            f"Where {name} answers.",
            imports,
            ["DEFAULT", *names.values()],
        ),
        default=literal(default_address(api)),
        servers=servers,
    )


def own_address(operation: Operation, api: Api) -> str | None:
    """Return where an operation answers, if that is not where the API does."""
    address = _first(operation.servers) if operation.servers else default_address(api)
    return None if address == default_address(api) else address


def default_address(api: Api) -> str:
    """Return the first address with the defaults filled in; `/` if there is none."""
    return _first(api.servers)


def is_absolute(address: str) -> bool:
    """Tell whether an address says which host it is on."""
    return address.startswith(("http://", "https://"))


def _first(servers: tuple[Server, ...]) -> str:
    for server in servers:
        address = server.url
        for variable in server.variables:
            address = address.replace(f"{{{variable.name}}}", variable.default)
        return address
    return "/"


def _wanted(server: Server, number: int) -> str:
    return snake(server.name) if server.name else f"server_{number}"


def _server(server: Server, name: str) -> ServerView:
    names = settle(
        Candidate(one.pointer, one.name, (snake(one.name),)) for one in server.variables
    )
    arguments = [(names[one.pointer], one) for one in server.variables]
    given = ", ".join(
        f"{literal(variable.name)}: {argument}" for argument, variable in arguments
    )
    signature = ", ".join(_argument(*one) for one in arguments)
    url = literal(server.url)
    return ServerView(
        name=name,
        signature=f"*, {signature}" if signature else "",
        doc=told(
            server_doc,
            server.description,
            server.url,
            tuple((argument, one.description) for argument, one in arguments),
        ),
        call=f"expand({url}, {{{given}}})" if arguments else url,
    )


def _argument(name: str, variable: ServerVariable) -> str:
    choices = ", ".join(map(literal, variable.choices))
    of = f"Literal[{choices}]" if choices else "str"
    if choices and variable.default not in variable.choices:
        of = f"{of} | str"
    return f"{name}: {of} = {literal(variable.default)}"
