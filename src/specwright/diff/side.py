"""One version's schema at a place: references followed, `allOf` flattened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AllOf,
    Annotations,
    AnyOf,
    Assertion,
    OneOf,
    Reference,
    Schema,
    Type,
)
from specwright.schema.conjunction import conjuncts, followed

AssertionT = TypeVar("AssertionT")


@dataclass(frozen=True, slots=True)
class Side:
    """What one version says of a value.

    `parts` are the schemas that must all hold, outermost first; `assertions` are theirs
    without `$ref` and `allOf`, and `kinds` are the same by keyword; `nullable` tells
    that null is allowed beside them, by a variant of its own.
    """

    parts: tuple[Schema, ...]
    assertions: tuple[Assertion, ...]
    nullable: bool
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
        if self.is_plain and not self.nullable:
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
    """Return what the conjunction of some schemas says."""
    parts: dict[str, Schema] = {}
    assertions: list[Assertion] = []
    nullable = False
    waiting = list(reversed(schemas))
    while waiting:
        for part in conjuncts(api, waiting.pop()):
            if part.pointer in parts:
                continue
            parts[part.pointer] = part
            inner = _beside_null(api, part)
            if inner is not None:
                nullable = True
                waiting.append(inner)
            assertions += _own(part, unions=inner is None)
    kinds: dict[type[Assertion], tuple[Assertion, ...]] = {}
    for assertion in assertions:
        kinds[type(assertion)] = (*kinds.get(type(assertion), ()), assertion)
    return Side(tuple(parts.values()), tuple(assertions), nullable, kinds)


def _own(part: Schema, *, unions: bool) -> Iterator[Assertion]:
    for assertion in part.assertions:
        if isinstance(assertion, AnyOf | OneOf):
            if unions:
                yield assertion
        elif not isinstance(assertion, Reference | AllOf):
            yield assertion


def _beside_null(api: Api, schema: Schema) -> Schema | None:
    """Return X of a schema that says `anyOf` or `oneOf`: X, or null."""
    for assertion in schema.assertions:
        if isinstance(assertion, AnyOf | OneOf):
            others = [one for one in assertion.schemas if not is_null(api, one)]
            if len(others) == 1 and len(assertion.schemas) == 2:
                return others[0]
    return None


def is_null(api: Api, schema: Schema) -> bool:
    """Tell whether null is all that a schema allows."""
    return followed(api, schema).assertions == (Type((JsonType.NULL,)),)
