"""The docstrings of an operation's methods."""

from dataclasses import dataclass

from specwright.ir.operations import Operation, Response

from .arguments import Argument
from .lowering import Models
from .outcomes import outcomes
from .prose import (
    Entries,
    Outcomes,
    iterator_doc,
    method_doc,
    twin_doc,
    twin_iterator_doc,
)
from .samples import body_example
from .told import told


@dataclass(frozen=True, slots=True)
class CallDocs:
    """Docstrings: `full` says everything, `short` is for the asynchronous twin.

    `handler` leaves out what only callers pass. `iterator` and `async_iterator` are
    for the methods that iterate over pages, where there are any.
    """

    full: str
    short: str
    handler: str
    iterator: str
    async_iterator: str


def call_docs(
    operation: Operation, group: str, listed: tuple[Argument, ...], models: Models
) -> CallDocs:
    """Return the docstrings of an operation's methods, quotes and all.

    `group` is the class that has the full one.
    """
    method = models.names.methods[operation.pointer]
    doc = operation.doc
    opened = doc.summary, doc.description, f"Call the operation `{operation.id}`."
    sample = [] if operation.body is None else body_example(operation.body)
    rest = (_results(operation, models), _failures(operation, models), tuple(sample))

    def full(arguments: Entries) -> str:
        route = f"`{operation.method} {operation.path}`"
        external = doc.external or ""
        return told(method_doc, opened, route, external, arguments, *rest)

    called = tuple((one.name, one.text) for one in listed)
    served = tuple(one for one in called if one[0] != "media_type")
    first = full(called)
    return CallDocs(
        full=first,
        short=told(twin_doc, opened, f"{group}.{method}"),
        handler=first if served == called else full(served),
        iterator=told(iterator_doc, opened, method),
        async_iterator=told(twin_iterator_doc, opened, f"{group}.{method}"),
    )


def _results(operation: Operation, models: Models) -> Outcomes:
    successes = outcomes(operation).successes
    if len(successes) > 1:
        names = models.names.results
        return tuple(
            _outcome(names[operation.pointer, one.status], one) for one in successes
        )
    return tuple(("", one.doc.description, "") for one in successes if one.contents)


def _failures(operation: Operation, models: Models) -> Outcomes:
    names = models.names.errors
    raised = {
        names[one.status, one.pointer]: one for one in outcomes(operation).failures
    }
    return tuple(_outcome(name, one) for name, one in raised.items())


def _outcome(name: str, response: Response) -> tuple[str, str, str]:
    return name, response.doc.description, response.status
