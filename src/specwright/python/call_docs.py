"""The docstrings of an operation's methods."""

from collections.abc import Iterator
from dataclasses import dataclass

from specwright.ir.operations import Operation, Response

from .arguments import Argument
from .docstrings import docstring, quoted, reflowed
from .lowering import Models
from .outcomes import outcomes
from .samples import body_example
from .wording import first_line, prose, returned, room, section, sentence, summary_of

_INDENT = 8
_ITERATOR = """\
{summary} Iterates over all pages.

Takes the arguments of `{method}`, starts with the page that they ask for, and asks \
for the next one when the iteration gets there."""


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
    route = f"`{operation.method} {operation.path}`"
    method = models.names.methods[operation.pointer]
    doc = operation.doc
    summary, description = summary_of(
        doc.summary, doc.description, f"Call the operation `{operation.id}`."
    )

    def told(listed: tuple[Argument, ...]) -> str:
        lines = _lines(operation, summary, description, route, listed, models)
        return quoted(lines, _INDENT)

    full = told(listed)
    served = tuple(one for one in listed if one.name != "media_type")
    return CallDocs(
        full=full,
        short=docstring(f"{summary} See `{group}.{method}`.", _INDENT),
        handler=full if served == listed else told(served),
        iterator=docstring(_ITERATOR.format(summary=summary, method=method), _INDENT),
        async_iterator=docstring(
            f"{summary} Iterates over all pages of `{group}.{method}`.", _INDENT
        ),
    )


def _lines(
    operation: Operation,
    summary: str,
    description: str,
    route: str,
    listed: tuple[Argument, ...],
    models: Models,
) -> Iterator[str]:
    width = room(_INDENT)
    yield from reflowed(summary, width, first=3)
    yield from ("", route)
    yield from prose(description, width)
    if operation.doc.external:
        yield from ("", f"See {operation.doc.external}.")
    told = [(one.name, one.text) for one in listed if one.text.strip()]
    yield from section("Args:", told, width)
    found = outcomes(operation)
    if len(found.successes) > 1:
        names = models.names.results
        yield from section(
            "Returns:",
            (
                (names[operation.pointer, one.status], _meaning(one))
                for one in found.successes
            ),
            width,
        )
    elif found.successes and found.successes[0].contents:
        yield from returned(found.successes[0].doc.description, width)
    errors = models.names.errors
    raised = {errors[one.status, one.pointer]: _meaning(one) for one in found.failures}
    yield from section("Raises:", raised.items(), width)
    sample = [] if operation.body is None else body_example(operation.body)
    if sample:
        yield from ("", "Example of a body:", *(f"    {line}" for line in sample))


def _meaning(response: Response) -> str:
    return sentence(first_line(response.doc.description)) or f"{response.status}."
