"""What the templates see: finished Python source, cut into pieces that need printing.

Every text is final: a template adds nothing to it but its own words and line breaks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .model_views import ModelModule


@dataclass(frozen=True, kw_only=True, slots=True)
class Module:
    """What every Python file has.

    `path` is its dotted path inside the package (`client.pets`, `client.__init__`),
    `doc` its docstring, quotes and all. `exports` is the list for `__all__`.
    """

    path: str
    doc: str
    imports: tuple[str, ...]
    exports: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TableEntry:
    """An operation of the table: the arguments that construct it."""

    constant: str
    type: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PagesEntry:
    """How an operation of the table pages."""

    constant: str
    type: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationTable:
    """A module with some operations, or all of them, and how they page.

    `received` are the webhooks and callbacks among them.
    """

    module: Module
    entries: tuple[TableEntry, ...]
    received: tuple[TableEntry, ...]
    pages: tuple[PagesEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationIndex:
    """The `operations` package of a large API: its modules, and their tuples.

    Those are called `names`: `OPERATIONS`, and `WEBHOOKS` where there are any.
    """

    module: Module
    tables: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ErrorClass:
    """A documented failure."""

    name: str
    bases: str
    doc: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ErrorModule:
    """The module of documented failures."""

    module: Module
    classes: tuple[ErrorClass, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultModule:
    """The module with one class for each success of operations that have several."""

    module: Module
    classes: tuple[ErrorClass, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SchemeView:
    """A security scheme: a credential of the client, a method of the server."""

    attribute: str
    secret: str
    credential: str
    doc: str
    method_doc: str
    key: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthModule:
    """The module of credentials."""

    module: Module
    schemes: tuple[SchemeView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerView:
    """An address of the specification as a function."""

    name: str
    signature: str
    doc: str
    call: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ServersModule:
    """The module of addresses. `default` is the literal of the first one, filled in."""

    module: Module
    default: str
    servers: tuple[ServerView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IteratorView:
    """The method that iterates over all pages of an operation.

    Its signature is that of the operation's own method; `call` holds the arguments of
    `_iterate`.
    """

    name: str
    returns: str
    async_returns: str
    doc: str
    async_doc: str
    call: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MethodView:
    """One operation as methods.

    `call` holds the arguments of `_call`, `decorators` whole lines, and `handler` and
    `reply` are the signature and the result of the method that serves it. `iterator`
    is there where the operation answers in pages.
    """

    name: str
    constant: str
    decorators: tuple[str, ...]
    signature: str
    returns: str
    doc: str
    async_doc: str
    handler_doc: str
    call: str
    handler: str
    reply: str
    iterator: IteratorView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupView:
    """The operations of one tag. `summary` is for an argument list, without quotes.

    `handler` is the Protocol of those who serve them.
    """

    tag: str
    module: str
    attribute: str
    class_name: str
    handler: str
    routes: str
    doc: str
    attribute_doc: str
    handler_doc: str
    summary: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClientGroup:
    """The client's module of one tag."""

    module: Module
    group: GroupView


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadersView:
    """The documented headers of one success, a `TypedDict`."""

    name: str
    source: str
    doc: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ParserView:
    """A function that reads the body of a webhook."""

    name: str
    returns: str
    doc: str
    constant: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerGroup:
    """The server's module of one tag, `headers` of its operations' answers first.

    `parsers` are those of the bodies that webhooks have.
    """

    module: Module
    group: GroupView
    headers: tuple[HeadersView, ...]
    parsers: tuple[ParserView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClientIndex:
    """The `client` package. `auth` is the class of its credentials.

    `bases` are what its clients are made of, the second one the asynchronous.
    `checking` holds imports for type checkers only: each group is loaded when needed.
    """

    module: Module
    name: str
    bases: tuple[str, str]
    auth: str
    doc: str
    async_doc: str
    attributes: tuple[str, ...]
    groups: tuple[GroupView, ...]
    checking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerIndex:
    """The `server` package, or that of webhooks, which shows no specification.

    `create` is the function that makes the application, `arguments` are its own,
    `lenient` those where operations may lack handlers, and `application` those that it
    passes on.
    """

    module: Module
    shows: bool
    security_doc: str
    create: str
    create_doc: str
    schemes: tuple[SchemeView, ...]
    arguments: tuple[str, ...]
    lenient: tuple[str, ...]
    application: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageIndex:
    """The package's own module.

    `support` holds the names that it has from the runtime, each with its module there.
    """

    module: Module
    checking: tuple[str, ...]
    support: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiEntry:
    """A line of `api.md`: HTML-safe pieces of one method's signature."""

    name: str
    signature: str
    route: str
    summary: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiSection:
    """The methods of one tag in `api.md`."""

    title: str
    summary: str
    attribute: str
    file: str
    entries: tuple[ApiEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiPage:
    """The page `api.md`: what clients call, and what they receive."""

    title: str
    sections: tuple[ApiSection, ...]
    received: tuple[ApiSection, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Readme:
    """The page `README.md`. An empty text leaves its section out."""

    title: str
    description: str
    package: str
    snippet: str
    async_snippet: str
    auth: str
    options: str
    errors: str
    pages: str
    server: str
    webhooks: str
    parser: str
    address: str
    environment: str
    operations: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """The file `pyproject.toml`; every text is a TOML literal."""

    name: str
    version: str
    description: str
    package: str
    dependencies: tuple[str, ...]


PythonFile: TypeAlias = (
    OperationTable
    | OperationIndex
    | ErrorModule
    | ResultModule
    | AuthModule
    | ServersModule
    | ClientIndex
    | ClientGroup
    | ServerIndex
    | ServerGroup
    | PackageIndex
)
"""Everything in the package that specwright plans itself, models apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A whole generated package, ready to be printed.

    `names` maps pointers of the specification to what Python calls them.
    """

    name: str
    project: Project
    readme: Readme
    api: ApiPage
    files: tuple[PythonFile, ...]
    models: tuple[ModelModule, ...]
    names: Mapping[str, str]
