"""How much of a specification became Python: counted, so that nothing goes missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specwright.ir.json import Json

if TYPE_CHECKING:
    from .pipeline import Made

METHODS: Final = frozenset(
    ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What is written down, what was generated of it, and the pointers of the rest."""

    spec: int
    generated: int
    dropped: tuple[str, ...] = ()

    def json(self) -> dict[str, Json]:
        """Return the tally as it is printed."""
        return {
            "spec": self.spec,
            "generated": self.generated,
            "dropped": list(self.dropped),
        }


def count_operations(made: "Made") -> Tally:
    """Count the operations of the specification, and those of the package's table."""
    from specwright.python.view import OperationTable

    if made.document is None:
        return Tally(spec=0, generated=0)
    written = tuple(_operations(made.document.value))
    built = {operation.pointer for operation in made.api.operations} if made.api else ()
    printed = 0
    if made.package is not None:
        tables = [
            file for file in made.package.files if isinstance(file, OperationTable)
        ]
        printed = sum(len(table.entries) for table in tables)
    return Tally(
        spec=len(written),
        generated=printed,
        dropped=tuple(pointer for pointer in written if pointer not in built),
    )


def count_webhooks(made: "Made") -> Tally:
    """Count the webhooks and callbacks of the specification, and those received."""
    from specwright.python.view import OperationTable
    from specwright.schema.media_types import with_callbacks

    if made.document is None or made.api is None:
        return Tally(spec=0, generated=0)
    written = tuple(_received(made.document.value))
    sources = (*made.api.webhooks, *made.api.operations)
    built = {one.pointer for one in with_callbacks(sources)}
    printed = 0
    if made.package is not None:
        for file in made.package.files:
            printed += len(file.received) if isinstance(file, OperationTable) else 0
    return Tally(
        spec=len(written),
        generated=printed,
        dropped=tuple(pointer for pointer in written if pointer not in built),
    )


def count_schemas(made: "Made") -> Tally:
    """Count the schemas of the components, and those that the models were made from."""
    if made.document is None:
        return Tally(spec=0, generated=0)
    written = tuple(_schemas(made.document.value))
    known = made.api.schemas.keys() if made.api else frozenset[str]()
    dropped = tuple(pointer for pointer in written if pointer not in known)
    kept = 0 if made.package is None else len(written) - len(dropped)
    return Tally(spec=len(written), generated=kept, dropped=dropped)


def _operations(document: Mapping[str, Json]) -> Iterator[str]:
    for pointer, _ in _methods(_fields(document.get("paths")), "/paths"):
        yield pointer


def _received(document: Mapping[str, Json]) -> Iterator[str]:
    """Yield what is written down of webhooks, and of the callbacks of operations."""
    key = "x-webhooks" if str(document.get("openapi")) < "3.1" else "webhooks"
    webhooks = list(_methods(_members(document.get(key)), f"/{key}"))
    yield from (pointer for pointer, _ in webhooks)
    waiting = [*webhooks, *_methods(_fields(document.get("paths")), "/paths")]
    while waiting:
        pointer, operation = waiting.pop()
        for name, callback in _members(_member(operation, "callbacks")):
            at = f"{pointer}/callbacks/{_escaped(name)}"
            inner = list(_methods(_fields(callback), at))
            yield from (one for one, _ in inner)
            waiting.extend(inner)


def _methods(
    items: Iterable[tuple[str, Json]], start: str
) -> Iterator[tuple[str, Json]]:
    for name, item in items:
        for method, operation in _members(item):
            if method in METHODS:
                yield f"{start}/{_escaped(name)}/{method}", operation


def _fields(value: Json) -> Iterator[tuple[str, Json]]:
    """Yield the members that are no extensions of the specification."""
    return (each for each in _members(value) if not each[0].startswith("x-"))


def _members(value: Json) -> Iterator[tuple[str, Json]]:
    return iter(value.items() if isinstance(value, dict) else ())


def _member(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _schemas(document: Mapping[str, Json]) -> Iterator[str]:
    components = document.get("components")
    for name, _ in _members(_member(components, "schemas")):
        yield f"/components/schemas/{_escaped(name)}"
