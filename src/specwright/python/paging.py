"""Operations that answer in pages, and the methods that iterate over all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.operations import Operation

from .annotation import Annotation
from .imports import Import
from .listing import Listing, listing
from .lowering import Models
from .operation_names import iterator_names, pages_names
from .paging_conventions import conventional
from .paging_declared import EXTENSION, Declaration
from .paging_source import PagingSource
from .ways import Way


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """How one operation pages.

    `method` is the name of the method that iterates, `constant` that of the entry in
    the table, `item` the type of what comes out, `source` makes the entry.
    """

    method: str
    constant: str
    item: Annotation
    source: Annotation


def plan_paging(
    api: Api, models: Models
) -> tuple[Mapping[str, Paging], tuple[Diagnostic, ...]]:
    """Return how operations page, by their pointer; those that do not are left out.

    A declaration, in `x-specwright-pagination`, goes before the conventions.
    """
    findings: list[Diagnostic] = []
    found: dict[str, tuple[Listing, PagingSource, Way]] = {}
    for operation in api.operations:
        answer = listing(operation, models)
        declared = operation.extensions.get(EXTENSION)
        paged = (
            _by_convention(operation, answer)
            if declared is None
            else _as_declared(operation, answer, declared, findings)
        )
        if answer is not None and paged is not None:
            found[operation.pointer] = (answer, *paged)
    methods = iterator_names(api.operations, models.names.methods, found)
    constants = pages_names(models.names.constants, found)
    pagings = {
        pointer: Paging(
            method=methods[pointer],
            constant=constants[pointer],
            item=answer.item_type(items),
            source=_source(paging, items),
        )
        for pointer, (answer, paging, items) in found.items()
    }
    return pagings, tuple(findings)


def _source(paging: PagingSource, items: Way) -> Annotation:
    # The module by its name: models may be called `Pages` or `Cursor` as well.
    return Annotation(
        f"pagination.Pages(pagination.{paging.text(items)})",
        frozenset({Import("_runtime", "pagination", local=True)}),
    )


def _by_convention(
    operation: Operation, answer: Listing | None
) -> tuple[PagingSource, Way] | None:
    if answer is None or operation.method != "GET":
        return None
    items = answer.items()
    paging = None if items is None else conventional(answer, items)
    return None if items is None or paging is None else (paging, items)


def _as_declared(
    operation: Operation,
    answer: Listing | None,
    declared: Json,
    findings: list[Diagnostic],
) -> tuple[PagingSource, Way] | None:
    if declared is False:
        return None
    if not isinstance(declared, dict):
        findings.append(_finding(operation, "it is neither false nor an object"))
        return None
    if answer is None:
        findings.append(_finding(operation, "no answer of the operation is JSON"))
        return None
    declaration = Declaration(answer, declared)
    read = declaration.read()
    findings.extend(_findings(operation, declaration.problems))
    return read


def _findings(operation: Operation, problems: list[str]) -> Iterator[Diagnostic]:
    for problem in sorted(set(problems)):
        yield _finding(operation, problem)


def _finding(operation: Operation, problem: str) -> Diagnostic:
    return Diagnostic(
        code="invalid-pagination",
        severity=Severity.WARNING,
        location=Location(f"{operation.pointer}/{EXTENSION}"),
        message=f'"{operation.id}" gets no iterator: {problem}',
        hint=f"correct `{EXTENSION}`, or leave it out for the conventions to apply",
    )
