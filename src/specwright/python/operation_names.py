"""Names of operations and of what belongs to them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.operations import Operation, Parameter, Place

from .identifiers import (
    constant_of,
    module,
    module_of,
    pascal_of,
    snake_of,
    spelled,
    words,
)
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


def stem_names(operations: Iterable[Operation]) -> dict[str, str]:
    """Name each operation among all, by its id: pointer -> `list_pets`."""
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


def method_names(
    operations: Iterable[Operation], stems: Mapping[str, str]
) -> dict[str, str]:
    """Name the method of each operation where its tag is said: pointer -> `list_pets`.

    `pets/list-toys` of the tag `pets` is `list_toys` there.
    """
    members: dict[str, list[Operation]] = {}
    for operation in operations:
        members.setdefault(primary_tag(operation), []).append(operation)
    names = dict(stems)
    for tag, group in members.items():
        free = [one for one in group if not _pin(one.extensions)]
        pinned = (stems[one.pointer] for one in group if _pin(one.extensions))
        candidates = (_method(one, tag, stems[one.pointer]) for one in free)
        names |= settle(candidates, taken=frozenset(pinned))
    return names


def _method(operation: Operation, tag: str, stem: str) -> Candidate:
    own = _beyond(operation.id, tuple(map(str.lower, words(tag))))
    spellings = (snake_of(words(own)), stem) if own else (stem,)
    # Of two that want one name, the operation that is called so as a whole has it.
    return Candidate(operation.pointer, "", spellings, rank=len(spellings))


def _beyond(name: str, tag: tuple[str, ...]) -> str:
    """Return what an operationId says after a tag and a separator, if it does."""
    for found in _SEPARATOR.finditer(name):
        if tuple(map(str.lower, words(name[: found.start()]))) == tag:
            rest = name[found.end() :]
            return rest if words(rest) and words(rest)[0][0].isalpha() else ""
    return ""


def constant_names(stems: Mapping[str, str]) -> dict[str, str]:
    """Name the entry of each operation in the table: pointer -> `LIST_PETS`."""
    return settle(
        Candidate(pointer, name, (constant_of((name,), _TABLE),))
        for pointer, name in stems.items()
    )


_SEPARATOR: Final = re.compile(r"[/.:_-]+")
_LISTING: Final = ("list_all_", "get_all_", "list_", "get_", "fetch_", "find_")


def iterator_names(
    operations: Iterable[Operation], methods: Mapping[str, str], paged: Iterable[str]
) -> dict[str, str]:
    """Name the methods that iterate over pages: pointer -> `iter_pets`.

    `paged` holds the pointers of those operations, `methods` the names of all.
    """
    tags = {one.pointer: primary_tag(one) for one in operations}
    members: dict[str, list[str]] = {}
    for pointer in paged:
        members.setdefault(tags[pointer], []).append(pointer)
    names: dict[str, str] = {}
    for tag, group in members.items():
        taken = (methods[pointer] for pointer, of in tags.items() if of == tag)
        candidates = (_iterator(pointer, methods[pointer]) for pointer in group)
        names |= settle(candidates, taken=frozenset(taken))
    return names


def _iterator(pointer: str, method: str) -> Candidate:
    spellings = (f"iter_{_listed(method)}", f"iter_{method.removesuffix('_')}")
    return Candidate(pointer, "", spellings)


def _listed(method: str) -> str:
    if method.rstrip("_") in {"list", "get"}:
        return "all"
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
                    rank=0 if parameter.place is Place.PATH else 1,
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
        if pin := _pin(of.extensions):
            pins[candidate.key] = pin
    free = [candidate for _, candidate in wanted if candidate.key not in pins]
    return settle(free, taken=frozenset(pins.values())) | pins


def _pin(extensions: Mapping[str, Json]) -> str:
    """Return the name that an author chose by `x-python-name`."""
    pin = extensions.get("x-python-name")
    return pin if isinstance(pin, str) and pin.isidentifier() else ""


def module_names(tags: Iterable[str]) -> dict[str, str]:
    """Name the module of each tag: tag -> `remote_clusters`."""
    return settle(
        Candidate(tag, tag, (module(tag), module_of(spelled(tag)))) for tag in tags
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
