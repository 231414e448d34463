"""The documented headers of answers, as handlers send them."""

from collections.abc import Mapping
from dataclasses import dataclass

from specwright.ir.operations import Header, Operation, Response

from .annotation import Annotation, Direction
from .identifiers import pascal_of, words
from .imports import Import
from .literals import literal
from .lowering import Models
from .outcomes import outcomes
from .prose import headers_doc
from .reserved import RESERVED_CLASSES
from .scopes import Candidate, settle
from .source import union
from .static import static
from .told import told
from .view import HeadersView

_HEADED = Import("_runtime.server.headed", "Headed", local=True)
_TYPED_DICT = Import("typing", "TypedDict")
_NOT_REQUIRED = Import("typing", "NotRequired")
_FRAMING = frozenset({"content-type", "content-length", "transfer-encoding"})
"""Headers that follow from the body, whatever is documented."""


@dataclass(frozen=True, slots=True)
class AnswerHeaders:
    """The headers that one success documents; `optional` if all may be absent."""

    name: str
    view: HeadersView
    imports: frozenset[Import]
    optional: bool

    def reply(self, result: Annotation) -> Annotation:
        """Return what a handler returns: the result with its headers, or without."""
        headed = Annotation(
            f"Headed[{result.text}, {self.name}]", result.imports | {_HEADED}
        )
        return union((result, headed)) if self.optional else headed


def plan_headers(
    operations: tuple[Operation, ...], models: Models
) -> Mapping[tuple[str, str], AnswerHeaders]:
    """Return the headers of each success that has any: operation, status -> headers."""
    found = {
        (operation.pointer, response.status): (operation, response)
        for operation in operations
        for response in outcomes(operation).successes
        if _sent(response)
    }
    names = settle(
        (_candidate(key, of, response) for key, (of, response) in found.items()),
        taken=_taken(models),
    )
    return {
        key: _headers(names["\0".join(key)], response, models)
        for key, (_, response) in found.items()
    }


def _candidate(
    key: tuple[str, str], operation: Operation, response: Response
) -> Candidate:
    stem = words(operation.id)
    status = words(response.status)
    spellings = (
        pascal_of((*stem, "headers")),
        pascal_of((*stem, *status, "headers")),
    )
    first = outcomes(operation).successes[0] is response
    return Candidate("\0".join(key), "", spellings if first else spellings[1:])


def _taken(models: Models) -> frozenset[str]:
    names = models.names
    return RESERVED_CLASSES.union(
        names.classes.values(),
        names.request_classes.values(),
        names.results.values(),
        names.groups.values(),
        (f"{group}Handler" for group in names.groups.values()),
        (f"{group}Receiver" for group in names.groups.values()),
    )


def _sent(response: Response) -> tuple[Header, ...]:
    return tuple(one for one in response.headers if one.name.lower() not in _FRAMING)


def _headers(name: str, response: Response, models: Models) -> AnswerHeaders:
    members = [_member(one, models) for one in _sent(response)]
    listed = ", ".join(f"{key}: {of.text}" for key, of in members)
    imports = frozenset({_TYPED_DICT}).union(*(of.imports for _, of in members))
    described = tuple((one.name, one.doc.description) for one in _sent(response))
    return AnswerHeaders(
        name=name,
        view=HeadersView(
            name=name,
            source=f"TypedDict({literal(name)}, {{{listed}}})",
            doc=told(headers_doc, described),
        ),
        imports=imports,
        optional=not any(one.required for one in _sent(response)),
    )


def _member(header: Header, models: Models) -> tuple[str, Annotation]:
    of = static(models.annotation(header.schema, Direction.RESPONSE))
    if not header.required:
        of = Annotation(f"NotRequired[{of.text}]", of.imports | {_NOT_REQUIRED})
    return literal(header.name), of
