"""An operation as Python: an entry of the table, a method on each side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specwright.ir.operations import Operation, Response

from .addresses import is_absolute, own_address
from .annotation import Annotation, Direction
from .answer_headers import AnswerHeaders
from .arguments import (
    Argument,
    arguments,
    body_source,
    imports_of,
    parameter_source,
)
from .call_docs import CallDocs, call_docs
from .groups import Group
from .imports import Import
from .literals import literal
from .lowering import Models
from .media import content_type, contents_source, header_source
from .outcomes import outcomes
from .paging import Paging
from .source import constructed, union
from .static import static
from .view import HeadersView, IteratorView, MethodView, PagesEntry, TableEntry

_NOTHING = Annotation("None")


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What the modules print of an operation, and what each needs imported.

    `free` tells that it can be called without an argument.
    """

    operation: Operation
    tag: str
    free: bool
    entry: TableEntry
    pages: PagesEntry | None
    table_imports: frozenset[Import]
    method: MethodView
    client_imports: frozenset[Import]
    headers: tuple[HeadersView, ...]
    handler_imports: frozenset[Import]


@dataclass(frozen=True, slots=True)
class Extras:
    """What was planned of operations beforehand, by their pointer.

    `paging` says how they page, `headers` which ones their successes have, by status.
    """

    paging: Mapping[str, Paging]
    headers: Mapping[tuple[str, str], AnswerHeaders]


def call(operation: Operation, group: Group, models: Models, extras: Extras) -> Call:
    """Return an operation as Python; `group` is the one that it belongs to."""
    paging = extras.paging.get(operation.pointer)
    headers = [
        extras.headers[operation.pointer, one.status]
        for one in outcomes(operation).successes
        if (operation.pointer, one.status) in extras.headers
    ]
    reply = _reply(operation, group, models, extras)
    listed = arguments(operation, models)
    result = _result(operation, group, models)
    replied = reply.imports.union(*(one.imports for one in headers))
    entry, table_imports = _entry(operation, group, result, models)
    docs = call_docs(operation, group.class_name, listed, models)
    shared = result.imports
    deprecated = _deprecated(operation)
    return Call(
        operation=operation,
        tag=group.tag,
        free=all(one.default is not None for one in listed),
        entry=entry,
        pages=None if paging is None else _pages(paging),
        table_imports=table_imports | result.imports | _paging_imports(paging),
        method=_method(operation, listed, (result, reply), docs, models, paging),
        client_imports=shared
        | deprecated
        | frozenset(imports_of(listed))
        | _iterator_imports(paging),
        headers=tuple(one.view for one in headers),
        handler_imports=replied | frozenset(imports_of(listed, handler=True)),
    )


def _method(
    operation: Operation,
    listed: tuple[Argument, ...],
    results: tuple[Annotation, Annotation],
    docs: CallDocs,
    models: Models,
    paging: Paging | None,
) -> MethodView:
    result, reply = results
    constant = models.names.constants[operation.pointer]
    passed = [f"{one.name}={one.name}" for one in listed]
    iterator = None
    if paging is not None:
        given = (f"operations.{constant}", f"operations.{paging.constant}", "options")
        iterator = _iterator(paging, docs, ", ".join((*given, *passed)))
    return MethodView(
        name=models.names.methods[operation.pointer],
        constant=constant,
        decorators=tuple(_decorators(operation)),
        signature=", ".join(_signature(listed)),
        returns=result.text,
        doc=docs.full,
        async_doc=docs.short,
        handler_doc=docs.handler,
        call=", ".join((f"operations.{constant}", "options", *passed)),
        handler=", ".join(_handler(listed)),
        reply=f"Reply[{reply.text}]",
        iterator=iterator,
    )


def _signature(listed: tuple[Argument, ...]) -> Iterator[str]:
    yield "self"
    yield from (one.declaration for one in listed if one.positional)
    yield "*"
    yield from (one.declaration for one in listed if not one.positional)
    yield "options: Options | None = None"


def _handler(listed: tuple[Argument, ...]) -> Iterator[str]:
    served = [one for one in listed if one.is_handled]
    yield "self"
    yield from (one.handled for one in served if one.positional)
    keywords = [one.handled for one in served if not one.positional]
    if keywords:
        yield "*"
        yield from keywords


def _deprecated(operation: Operation) -> frozenset[Import]:
    if not operation.doc.deprecated:
        return frozenset()
    return frozenset({Import("typing_extensions", "deprecated")})


def _decorators(operation: Operation) -> Iterator[str]:
    if operation.doc.deprecated:
        message = f"The API has deprecated {operation.id}."
        yield f"@deprecated({literal(message)})"


# Pages ------------------------------------------------------------------------


def _iterator(paging: Paging, docs: CallDocs, call: str) -> IteratorView:
    return IteratorView(
        name=paging.method,
        returns=f"Iterator[{paging.item.text}]",
        async_returns=f"AsyncIterator[{paging.item.text}]",
        doc=docs.iterator,
        async_doc=docs.async_iterator,
        call=call,
    )


def _iterator_imports(paging: Paging | None) -> frozenset[Import]:
    if paging is None:
        return frozenset()
    names = ("AsyncIterator", "Iterator")
    return paging.item.imports | {Import("collections.abc", one) for one in names}


def _pages(paging: Paging) -> PagesEntry:
    return PagesEntry(
        constant=paging.constant,
        type=f"pagination.Pages[{paging.item.text}]",
        source=paging.source.text,
    )


def _paging_imports(paging: Paging | None) -> frozenset[Import]:
    return (
        frozenset() if paging is None else paging.source.imports | paging.item.imports
    )


# The table --------------------------------------------------------------------


def _entry(
    operation: Operation, group: Group, result: Annotation, models: Models
) -> tuple[TableEntry, frozenset[Import]]:
    names = models.names.arguments.get(operation.pointer, {})
    found = outcomes(operation)
    parameters = [
        parameter_source(one, names[one.pointer], models)
        for one in operation.parameters
    ]
    body = None if operation.body is None else body_source(operation.body, models)
    variants = group.results if len(found.successes) > 1 else None
    results = [
        (_status(one.status), _response(operation, one, variants, models))
        for one in found.successes
    ]
    errors = [
        f"{_status(one.status)}: errors.{models.names.errors[one.status, one.pointer]}"
        for one in found.failures
    ]
    given = {
        "id": literal(operation.id),
        "method": literal(operation.method),
        "path": literal(operation.path),
        "parameters": _tuple([one.text for one in parameters]),
        "body": body and body.text,
        "results": f"{{{', '.join(f'{at}: {one.text}' for at, one in results)}}}",
        "errors": f"{{{', '.join(errors)}}}" if errors else None,
        "security": _tuple(list(_security(operation))),
        "server": _server(operation, models),
    }
    entry = TableEntry(
        constant=models.names.constants[operation.pointer],
        type=f"Operation[{result.text}]",
        arguments=tuple(f"{key}={value}" for key, value in given.items() if value),
    )
    return entry, _imports(parameters, body, [one for _, one in results])


def _imports(
    parameters: list[Annotation], body: Annotation | None, results: list[Annotation]
) -> frozenset[Import]:
    parts = [*parameters, *results, *([] if body is None else [body])]
    return frozenset[Import]().union(*(one.imports for one in parts))


def _tuple(items: list[str]) -> str | None:
    return f"({', '.join(items)},)" if items else None


def _status(status: str) -> str:
    return status if status.isdigit() else literal(status)


def _security(operation: Operation) -> Iterator[str]:
    for requirement in operation.security:
        uses = (f"{literal(use.scheme)}: {_scopes(use.scopes)}" for use in requirement)
        yield f"{{{', '.join(uses)}}}"


def _server(operation: Operation, models: Models) -> str | None:
    address = own_address(operation, models.printer.api)
    return literal(address) if address and is_absolute(address) else None


def _scopes(scopes: tuple[str, ...]) -> str:
    listed = ", ".join(map(literal, scopes))
    return f"({listed},)" if len(scopes) == 1 else f"({listed})"


# Results ----------------------------------------------------------------------


def _response(
    operation: Operation, response: Response, variants: str | None, models: Models
) -> Annotation:
    contents = contents_source(response.contents, Direction.RESPONSE, models)
    headers = [
        header_source(one, Direction.RESPONSE, models) for one in response.headers
    ]
    variant = variants and _variant(operation, response, variants, models)
    source = constructed(
        "Response",
        contents=contents.text if response.contents else None,
        headers=_tuple([one.text for one in headers]),
        variant=variant.text if variant else None,
    )
    imports = frozenset({Import("_runtime.operation", "Response", local=True)})
    if response.contents:
        imports |= contents.imports
    if variant:
        imports |= variant.imports
    return Annotation(source, imports.union(*(one.imports for one in headers)))


def body_of(response: Response, models: Models) -> Annotation:
    """Return the Python type of what a response carries; `None` for nothing."""
    if not response.contents:
        return _NOTHING
    types = (content_type(one, Direction.RESPONSE, models) for one in response.contents)
    return union(types)


def _result(operation: Operation, group: Group, models: Models) -> Annotation:
    successes = outcomes(operation).successes
    if len(successes) == 1:
        return static(body_of(successes[0], models))
    if not successes:
        return _NOTHING
    return union(_variant(operation, one, group.results, models) for one in successes)


def _reply(
    operation: Operation, group: Group, models: Models, extras: Extras
) -> Annotation:
    """Return what a handler returns, headers and all."""
    successes = outcomes(operation).successes
    if not successes:
        return _NOTHING
    replies: list[Annotation] = []
    for response in successes:
        of = (
            static(body_of(response, models))
            if len(successes) == 1
            else _variant(operation, response, group.results, models)
        )
        headers = extras.headers.get((operation.pointer, response.status))
        replies.append(of if headers is None else headers.reply(of))
    return union(replies)


def _variant(
    operation: Operation, response: Response, module: str, models: Models
) -> Annotation:
    name = models.names.results[operation.pointer, response.status]
    return Annotation(name, frozenset({Import(module, name, local=True)}))
