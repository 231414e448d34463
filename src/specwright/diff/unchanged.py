"""Which schemas mean the same in both versions, so that nobody has to compare them."""

from collections import defaultdict
from dataclasses import dataclass, field

from specwright.ir.api import Api
from specwright.ir.schemas import Schema
from specwright.schema.subschemas import targets


def unchanged_schemas(old: Api, new: Api) -> frozenset[str]:
    """Return the pointers of schemas that are equal, and refer only to such ones."""
    equal = {
        pointer: targets(schema)
        for pointer, schema in new.schemas.items()
        if old.schemas.get(pointer) == schema
    }
    users: defaultdict[str, list[str]] = defaultdict(list)
    for pointer, used in equal.items():
        for target in used:
            users[target].append(pointer)
    waiting = [pointer for pointer in users if pointer not in equal]
    while waiting:
        # Whatever uses a schema that changed has changed with it.
        for user in users[waiting.pop()]:
            if user in equal:
                del equal[user]
                waiting.append(user)
    return frozenset(equal)


@dataclass(slots=True)
class Unchanged:
    """Tells whether two schemas mean the same, wherever they stand."""

    old: Api
    new: Api
    _known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._known = unchanged_schemas(self.old, self.new)

    def covers(self, before: tuple[Schema, ...], after: tuple[Schema, ...]) -> bool:
        """Tell whether some schemas are the same before and after."""
        return before == after and all(
            self._known.issuperset(targets(schema)) for schema in after
        )
