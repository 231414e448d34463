"""Names of operations and of what belongs to them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from specwright.ir.api import Api
from specwright.ir.operations import Operation, Parameter, Response
from specwright.ir.schemas import Reference

from .identifiers import constant_of, module, pascal_of, snake_of, spelled, words
from .outcomes import outcomes
from .reasons import reason
from .reserved import RESERVED_GROUPS
from .scopes import Candidate, settle

DEFAULT_TAG: Final = "default"
"""The tag of operations that have none."""

RESERVED_ARGUMENTS: Final = frozenset(
    {"body", "context", "media_type", "operations", "options", "self"}
)
_TABLE: Final = frozenset({"OPERATIONS", "WEBHOOKS"})
_RESERVED_GROUPS: Final = frozenset(
    {
        "Annotated",
        "Any",
        "Application",
        "AsyncClient",
        "AsyncIterator",
        "AsyncResource",
        "Auth",
        "BaseAsyncClient",
        "BaseClient",
        "Client",
        "Context",
        "Credentials",
        "File",
        "Final",
        "Iterator",
        "Literal",
        "Options",
        "Protocol",
        "Reply",
        "Request",
        "Resource",
        "Retries",
        "Route",
        "Security",
        "Settings",
        "Stream",
        "Unpack",
    }
)


def primary_tag(operation: Operation) -> str:
    """Return the tag under which an operation is found."""
    return operation.tags[0] if operation.tags else DEFAULT_TAG


def every_operation(api: Api) -> Iterator[Operation]:
    """Return operations, webhooks, and what callbacks hold."""
    waiting = [*api.operations, *api.webhooks]
    while waiting:
        operation = waiting.pop(0)
        yield operation
        for callback in operation.callbacks:
            waiting.extend(callback.operations)


def method_names(operations: Iterable[Operation]) -> dict[str, str]:
    """Name the method of each operation: pointer -> `list_pets`."""
    return _pinned_or_settled(
        [
            (
                operation,
                Candidate(
                    operation.pointer,
                    operation.id,
                    (snake_of(words(operation.id)),),
                    more=partial(_methods, operation),
                ),
            )
            for operation in operations
        ]
    )


def _methods(operation: Operation) -> tuple[str, ...]:
    return (
        snake_of(spelled(operation.id)),
        snake_of((*words(operation.id), *words(operation.method))),
        snake_of((*words(operation.id), *words(operation.path))),
    )


def constant_names(methods: dict[str, str]) -> dict[str, str]:
    """Name the entry of each operation in the table: pointer -> `LIST_PETS`."""
    return settle(
        Candidate(pointer, name, (constant_of((name,), _TABLE),))
        for pointer, name in methods.items()
    )


_LISTING: Final = ("list_all_", "get_all_", "list_", "get_", "fetch_", "find_")


def iterator_names(methods: Mapping[str, str], paged: Iterable[str]) -> dict[str, str]:
    """Name the methods that iterate over pages: pointer -> `iter_pets`.

    `paged` holds the pointers of those operations, `methods` the names of all.
    """
    return settle(
        (
            Candidate(
                pointer,
                "",
                (f"iter_{_listed(methods[pointer])}", f"iter_{methods[pointer]}"),
            )
            for pointer in paged
        ),
        taken=frozenset(methods.values()),
    )


def _listed(method: str) -> str:
    for verb in _LISTING:
        if method.startswith(verb) and method != verb:
            return method.removeprefix(verb)
    return method


def pages_names(constants: Mapping[str, str], paged: Iterable[str]) -> dict[str, str]:
    """Name how operations page, in the table: pointer -> `LIST_PETS_PAGES`."""
    return settle(
        (Candidate(one, "", (f"{constants[one]}_PAGES",)) for one in paged),
        taken=frozenset(constants.values()),
    )


def argument_names(operation: Operation) -> dict[str, str]:
    """Name the argument of each parameter: pointer -> argument."""
    return _pinned_or_settled(
        [
            (
                parameter,
                Candidate(
                    parameter.pointer,
                    parameter.name,
                    (snake_of(words(parameter.name), RESERVED_ARGUMENTS),),
                    more=partial(_arguments, parameter),
                ),
            )
            for parameter in operation.parameters
        ]
    )


def _arguments(parameter: Parameter) -> tuple[str, ...]:
    named, place = words(parameter.name), parameter.place.value
    return (
        snake_of((*named, place), RESERVED_ARGUMENTS),
        snake_of((*spelled(parameter.name), place), RESERVED_ARGUMENTS),
    )


def _pinned_or_settled(
    wanted: list[tuple[Operation, Candidate]] | list[tuple[Parameter, Candidate]],
) -> dict[str, str]:
    pins: dict[str, str] = {}
    for of, candidate in wanted:
        pin = of.extensions.get("x-python-name")
        if isinstance(pin, str) and pin.isidentifier():
            pins[candidate.key] = pin
    free = [candidate for _, candidate in wanted if candidate.key not in pins]
    return settle(free, taken=frozenset(pins.values())) | pins


def module_names(tags: Iterable[str]) -> dict[str, str]:
    """Name the module of each tag: tag -> `remote_clusters`."""
    return settle(
        Candidate(tag, tag, (module(tag), snake_of(spelled(tag)))) for tag in tags
    )


def group_names(tags: Iterable[str], taken: frozenset[str]) -> dict[str, str]:
    """Name the class of each tag: tag -> `RemoteClusters`."""
    return settle(
        (
            Candidate(
                tag,
                tag,
                (
                    pascal_of(words(tag) or ("Tag",)),
                    pascal_of((*words(tag), "Api")),
                    pascal_of((*spelled(tag), "Api")),
                ),
            )
            for tag in tags
        ),
        taken=taken | RESERVED_GROUPS | frozenset(_stems(taken)),
    )


def _stems(taken: frozenset[str]) -> Iterator[str]:
    """Yield the names whose classes of handlers and clients would be called alike."""
    for name in taken:
        yield name.removeprefix("Async")
        yield name.removesuffix("Handler")
        yield name.removesuffix("Receiver")


def error_names(
    operations: Iterable[Operation], taken: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Name the exception of each documented failure: status, response -> `NotFound`.

    Failures with one status and one body share a class.
    """
    bodies: dict[tuple[str, str], list[tuple[str, str]]] = {}
    owners: dict[str, str] = {}
    for operation in operations:
        for response in outcomes(operation).failures:
            key = (response.status.upper(), _body(response))
            bodies.setdefault(key, []).append((response.status, response.pointer))
            if key[1].startswith(f"{operation.pointer}/"):
                owners[key[1]] = operation.id
    count: dict[tuple[str, str], int] = {}
    for key, places in bodies.items():
        count[key] = len(places)
    most = {
        status: max(n for (s, _), n in count.items() if s == status)
        for status, _ in bodies
    }
    names = settle(
        (
            Candidate(
                f"{status}\0{body}",
                "",
                (pascal_of(words(reason(status))),),
                0 if count[status, body] == most[status] else 1,
                more=partial(_error_spellings, status, body, owners.get(body)),
            )
            for status, body in bodies
        ),
        taken=taken,
    )
    return {
        place: names[f"{status}\0{body}"]
        for (status, body), places in bodies.items()
        for place in places
    }


def _error_spellings(status: str, body: str, owner: str | None) -> tuple[str, ...]:
    """Call a failure after its body: a schema, a response, or one operation's own."""
    phrase = words(reason(status))
    steps = body.split("/") if body else ["empty"]
    shared = body.startswith("/components/responses/")
    named = words(owner or steps[3 if shared else -1].replace("~1", "/"))
    full = tuple(w for step in steps for w in words(step.replace("~1", " ")))
    return (
        pascal_of((*phrase, "Error")),
        pascal_of((*named, *phrase)),
        pascal_of((*full, *phrase)),
    )


def _body(response: Response) -> str:
    """Return what tells bodies apart: the pointers of their schemas."""
    found: list[str] = []
    for content in response.contents:
        if content.schema is None:
            continue
        match content.schema.assertions:
            case (Reference(target=target),):
                found.append(target)
            case _:
                found.append(content.schema.pointer)
    return " ".join(dict.fromkeys(found))


def result_names(
    operations: Iterable[Operation], taken: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Name the class of each success: operation, status -> `UploadDataNoContent`."""
    candidates: dict[tuple[str, str], Candidate] = {}
    for operation in operations:
        for response in outcomes(operation).successes:
            status = words(reason(response.status))
            stem = words(operation.id)
            candidates[operation.pointer, response.status] = Candidate(
                f"{operation.pointer}\0{response.status}",
                "",
                (pascal_of((*stem, *status)),),
                more=partial(_result_spellings, operation.id, status),
            )
    names = settle(candidates.values(), taken=taken)
    return {key: names[candidate.key] for key, candidate in candidates.items()}


def _result_spellings(of: str, status: tuple[str, ...]) -> tuple[str, ...]:
    return (
        pascal_of((*words(of), *status, "Result")),
        pascal_of((*spelled(of), *status, "Result")),
    )
