"""One version's schema at a place: references followed, `allOf` flattened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from specwright.ir.api import Api
from specwright.ir.schemas import (
    AllOf,
    Annotations,
    AnyOf,
    Assertion,
    OneOf,
    Reference,
    Schema,
)
from specwright.schema.conjunction import conjuncts

from .alternatives import offered, simplified

AssertionT = TypeVar("AssertionT")


@dataclass(frozen=True, slots=True)
class Side:
    """What one version says of a value.

    `roots` are the schemas that were asked for; `parts` are all that must hold with
    them, outermost first; `assertions` are theirs without `$ref` and `allOf`, and
    `kinds` are the same by keyword.
    """

    roots: tuple[Schema, ...]
    parts: tuple[Schema, ...]
    assertions: tuple[Assertion, ...]
    kinds: Mapping[type[Assertion], tuple[Assertion, ...]] = field(compare=False)

    @property
    def pointer(self) -> str:
        """Where the schema itself stands, behind the references to it."""
        return self.parts[-1].pointer if self.is_plain else self.parts[0].pointer

    @property
    def is_plain(self) -> bool:
        """Whether the parts are one schema and references to it."""
        return all(
            len(part.assertions) == 1 and isinstance(part.assertions[0], Reference)
            for part in self.parts[:-1]
        )

    @property
    def identity(self) -> tuple[str, ...]:
        """The same for the same schemas, however they were reached."""
        if self.is_plain:
            return (self.parts[-1].pointer,)
        return tuple(part.pointer for part in self.parts)

    def every(self, kind: type[AssertionT]) -> tuple[AssertionT, ...]:
        """Return the assertions of one keyword."""
        found = self.kinds.get(cast("type[Assertion]", kind), ())
        return cast("tuple[AssertionT, ...]", found)

    def annotations(self) -> Iterator[Annotations]:
        """Yield the annotations, outermost first."""
        return (part.annotations for part in self.parts)


def side_of(api: Api, *schemas: Schema) -> Side:
    """Return what the conjunction of some schemas says.

    A union that offers one schema, or that schema or null, is that schema.
    """
    parts: dict[str, Schema] = {}
    assertions: list[Assertion] = []
    waiting = list(reversed(schemas))
    while waiting:
        for part in conjuncts(api, waiting.pop()):
            if part.pointer in parts:
                continue
            parts[part.pointer] = part
            for assertion in part.assertions:
                if isinstance(assertion, AnyOf | OneOf):
                    schemas_offered = offered(api, assertion)
                    if len(schemas_offered) == 1:
                        waiting += schemas_offered
                    else:
                        assertions.append(simplified(api, assertion) or assertion)
                elif not isinstance(assertion, Reference | AllOf):
                    assertions.append(assertion)
    kinds: dict[type[Assertion], tuple[Assertion, ...]] = {}
    for assertion in assertions:
        kinds[type(assertion)] = (*kinds.get(type(assertion), ()), assertion)
    return Side(schemas, tuple(parts.values()), tuple(assertions), kinds)
