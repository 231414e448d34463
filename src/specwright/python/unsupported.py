"""What is not generated as the specification has it, and what happens instead."""

from collections.abc import Iterator

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.ir.api import Api
from specwright.ir.json import Value
from specwright.ir.operations import MediaType, Operation, Parameter
from specwright.schema.direction import Direction
from specwright.schema.media_types import (
    bodies,
    is_opaque,
    mislabelled,
    unspoken,
    with_callbacks,
)

from .addresses import is_absolute, own_address
from .credentials import unsupported_schemes
from .impossible import impossibilities
from .lowering import Models


def unsupported(api: Api, models: Models) -> Iterator[Diagnostic]:
    """Report what the package does otherwise; the same thing everywhere, once.

    `api` is as it was read: with the bodies that `models` know nothing of.
    """
    every = tuple(with_callbacks((*api.operations, *api.webhooks)))
    yield from unsupported_schemes(api)
    yield from _servers(api)
    yield from _media_types(every, api)
    yield from _parts(every, api)
    yield from _defaults(every, models)
    yield from impossibilities(models)


def _servers(api: Api) -> Iterator[Diagnostic]:
    found: dict[str, list[Operation]] = {}
    for operation in api.operations:
        address = own_address(operation, api)
        if address is not None and not is_absolute(address):
            found.setdefault(address, []).append(operation)
    for address, operations in found.items():
        first = operations[0]
        yield _finding(
            "unsupported-operation-server",
            first.servers[0].pointer,
            f'"{first.id}"{_others(operations)} has the server "{address}", which '
            "names no host, and is sent to the client's",
            "give the whole address, or make a second client with it",
        )


def _media_types(every: tuple[Operation, ...], api: Api) -> Iterator[Diagnostic]:
    left: dict[str, dict[str, MediaType]] = {}
    opaque: dict[str, dict[str, MediaType]] = {}
    for operation in every:
        passed = {one.pointer for one in unspoken(operation, api)}
        for contents in bodies(operation):
            for one in filter(is_opaque, contents):
                of = left if one.pointer in passed else opaque
                of.setdefault(one.name, {})[one.pointer] = one
    for name, places in left.items():
        yield _finding(
            "unchosen-media-type",
            next(iter(places)),
            f'"{name}" stands beside JSON of the same schema in {_count(places)}, '
            "and JSON is what is sent and received",
            None,
            Severity.NOTE,
        )
    for name, places in opaque.items():
        yield _finding(
            "unsupported-media-type",
            next(iter(places)),
            f'"{name}" has a schema in {_count(places)}, and only its bytes are '
            "handed over",
            "describe the body as JSON or a form too, or decode it by hand",
        )


def _parts(every: tuple[Operation, ...], api: Api) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for operation in every:
        for content in (one for contents in bodies(operation) for one in contents):
            for encoding in mislabelled(content, api):
                if encoding.pointer not in seen:
                    seen.add(encoding.pointer)
                    yield _finding(
                        "unsupported-part",
                        f"{encoding.pointer}/contentType",
                        f'"{encoding.property}" is an object, which cannot be written '
                        f'as "{encoding.content_type}"; it is sent as JSON',
                        "describe it as JSON, or as a string that you write yourself",
                    )


def _defaults(every: tuple[Operation, ...], models: Models) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for operation in every:
        for parameter in operation.parameters:
            if parameter.pointer not in seen and _has_no_default(parameter, models):
                seen.add(parameter.pointer)
                yield _finding(
                    "unsupported-default",
                    f"{parameter.schema.pointer}/default",
                    f'the default of "{parameter.name}" cannot be written as a value '
                    "of its Python type; there is none in Python",
                    "correct the default, or the schema",
                )


def _has_no_default(parameter: Parameter, models: Models) -> bool:
    match parameter.schema.annotations.default:
        case Value(value) if value is not None and not parameter.required:
            direction = Direction.REQUEST
            return models.default(parameter.schema, value, direction) is None
        case _:
            return False


def _others(operations: list[Operation]) -> str:
    return f" (and {len(operations) - 1} more)" if len(operations) > 1 else ""


def _count(places: dict[str, MediaType]) -> str:
    return f"{len(places):,} places" if len(places) > 1 else "one place"


def _finding(
    code: str,
    pointer: str,
    message: str,
    hint: str | None,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        location=Location(pointer),
        message=message,
        hint=hint,
    )
