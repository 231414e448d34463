"""The classes of documented failures, and of successes that come in several kinds."""

from collections.abc import Iterator

from specwright.ir.operations import Operation, Response

from .annotation import Annotation, Direction
from .calls import body_of
from .groups import Group
from .imports import Import
from .literals import literal
from .lowering import Models
from .media import content_type
from .modules import local, module
from .outcomes import outcomes
from .prose import described
from .reasons import reason
from .told import told
from .view import ErrorClass, ErrorModule, ResultModule

_ALWAYS = (
    "ApiError",
    "ContractError",
    "CredentialError",
    "SpecError",
    "TransportError",
    "TransportTimeoutError",
    "UndocumentedError",
)


def error_module(
    api: str, operations: tuple[Operation, ...], models: Models
) -> ErrorModule:
    """Return the module of exceptions; `api` is what sentences call it."""
    documented: dict[str, Response] = {}
    for operation in operations:
        for response in outcomes(operation).failures:
            name = models.names.errors[response.status, response.pointer]
            documented.setdefault(name, response)
    ordered = sorted(documented.items(), key=lambda item: (item[1].status, item[0]))
    bodies = {name: body_of(response, models) for name, response in ordered}
    imports = local("_runtime.errors", *_ALWAYS)
    if any(body.text == "None" for body in bodies.values()):
        imports |= local("_runtime.errors", "EmptyError")
    return ErrorModule(
        module=module(
            "errors",
            f"The documented failures of {api}.\n\n"
            "A client raises them, and so does a handler of the server. What else a "
            "client can raise is here too; `SpecError` is the base of all.",
            imports.union(*(body.imports for body in bodies.values())),
            (*_ALWAYS, *bodies),
        ),
        classes=tuple(
            _error(name, response, bodies[name], models) for name, response in ordered
        ),
    )


def _error(
    name: str, response: Response, body: Annotation, models: Models
) -> ErrorClass:
    attributes = [f"status = {_status(response)}"]
    if body.text != "None":
        attributes.append(f"body_type = {body.text}")
    media_types = [one.name for one in response.contents]
    if media_types and media_types[0] != "application/json":
        attributes.append(f"media_type = {literal(media_types[0])}")
    if len(media_types) > 1:
        attributes.append(f"media_types = {{{_bodies(response, models)}}}")
    return ErrorClass(
        name=name,
        bases="EmptyError" if body.text == "None" else f"ApiError[{body.text}]",
        doc=_doc(response),
        attributes=tuple(attributes),
    )


def _bodies(response: Response, models: Models) -> str:
    """Return the pairs of a media type and the type of its body."""
    return ", ".join(
        f"{literal(one.name)}: {content_type(one, Direction.RESPONSE, models).text}"
        for one in response.contents
    )


def result_modules(
    api: str, groups: tuple[Group, ...], models: Models
) -> Iterator[ResultModule]:
    """Yield the modules of results: none if no operation has several successes."""
    homes: dict[str, list[tuple[ErrorClass, Annotation]]] = {}
    for group in groups:
        found = list(_variants((*group.operations, *group.received), models))
        if found:
            homes.setdefault(group.results, []).extend(found)
    if homes and "results" not in homes:
        homes["results.__init__"] = []
    doc = (
        f"What operations of {api} with several successes return.\n\n"
        "Look at the class, or `match` it, to tell which one came."
    )
    for path, found in sorted(homes.items()):
        yield _results(path, doc, found)


def _results(
    path: str, doc: str, found: list[tuple[ErrorClass, Annotation]]
) -> ResultModule:
    imports: frozenset[Import] = frozenset()
    for _, body in found:
        empty = body.text == "None"
        imports |= local("_runtime.variant", "EmptyVariant" if empty else "Variant")
        imports |= body.imports
    return ResultModule(
        module=module(path, doc, imports, [one.name for one, _ in found]),
        classes=tuple(one for one, _ in found),
    )


def _variants(
    operations: tuple[Operation, ...], models: Models
) -> Iterator[tuple[ErrorClass, Annotation]]:
    for operation in operations:
        successes = outcomes(operation).successes
        for response in successes if len(successes) > 1 else ():
            body = body_of(response, models)
            empty = body.text == "None"
            yield (
                ErrorClass(
                    name=models.names.results[operation.pointer, response.status],
                    bases="EmptyVariant" if empty else f"Variant[{body.text}]",
                    doc=_doc(response),
                    attributes=(f"status = {_status(response)}",),
                ),
                body,
            )


def _doc(response: Response) -> str:
    otherwise = f"{reason(response.status)}."
    return told(described, response.doc.description, otherwise, 4)


def _status(response: Response) -> str:
    return response.status if response.status.isdigit() else literal(response.status)
