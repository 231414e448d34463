"""How much of a specification became Python: counted, so that nothing goes missing."""

from collections.abc import Iterator, Mapping
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
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in item if isinstance(item, dict) else ():
            if method in METHODS:
                yield f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}"


def _schemas(document: Mapping[str, Json]) -> Iterator[str]:
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    for name in schemas if isinstance(schemas, dict) else ():
        escaped = name.replace("~", "~0").replace("/", "~1")
        yield f"/components/schemas/{escaped}"
