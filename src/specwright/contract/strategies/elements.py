"""What the schemas of an array say about its elements."""

from dataclasses import dataclass

from specwright.ir.schemas import (
    Contains,
    Items,
    MaxItems,
    MinItems,
    Never,
    PrefixItems,
    Schema,
    UnevaluatedItems,
    UniqueItems,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Elements:
    """An array's shape, all schemas taken together."""

    parts: tuple[Schema, ...]
    prefix: int
    contains: tuple[Contains, ...]
    unique: bool
    least: int
    most: int | None

    def schemas(self, index: int) -> tuple[Schema, ...]:
        """Return every schema that the element at an index has to satisfy."""
        found = [each for part in self.parts for each in _schemas(part, index)]
        if found:
            return tuple(found)
        return tuple(
            each.schema
            for part in self.parts
            for each in part.assertions
            if isinstance(each, UnevaluatedItems) and not self.contains
        )

    def closed_at(self) -> int | None:
        """Return how many elements there may be before one that nothing satisfies."""
        for index in range(self.prefix + 1):
            schemas = self.schemas(index)
            if any(isinstance(a, Never) for s in schemas for a in s.assertions):
                return index
        return None


def elements_of(parts: tuple[Schema, ...]) -> Elements:
    """Gather what the schemas say."""
    every = [each for part in parts for each in part.assertions]
    contains = tuple(each for each in every if isinstance(each, Contains))
    most = [each.value for each in every if isinstance(each, MaxItems)]
    least = [each.value for each in every if isinstance(each, MinItems)]
    least += [each.minimum for each in contains]
    return Elements(
        parts=parts,
        prefix=max(
            (len(e.schemas) for e in every if isinstance(e, PrefixItems)), default=0
        ),
        contains=contains,
        unique=any(isinstance(each, UniqueItems) for each in every),
        least=max(least, default=0),
        most=min(most, default=None),
    )


def _schemas(part: Schema, index: int) -> list[Schema]:
    prefix: tuple[Schema, ...] = ()
    rest: list[Schema] = []
    for assertion in part.assertions:
        match assertion:
            case PrefixItems(schemas):
                prefix = schemas
            case Items(schema):
                rest = [schema]
            case _:
                pass
    return [prefix[index]] if index < len(prefix) else rest
