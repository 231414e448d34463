"""What the schemas of an object say about its members."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from specwright.ir.schemas import (
    AdditionalProperties,
    DependentRequired,
    MaxProperties,
    MinProperties,
    Never,
    PatternProperties,
    Properties,
    PropertyNames,
    Reference,
    Required,
    Schema,
    UnevaluatedProperties,
)

from .patterns import matches


@dataclass(frozen=True, kw_only=True, slots=True)
class Members:
    """An object's shape, all schemas taken together.

    `declared` are the named members in the order of the document, `patterns` the
    regular expressions of others, `names` the schemas of every name.
    """

    parts: tuple[Schema, ...]
    declared: tuple[str, ...]
    required: tuple[str, ...]
    patterns: tuple[tuple[str, Schema], ...]
    names: tuple[Schema, ...]
    dependent: Mapping[str, tuple[str, ...]]
    least: int
    most: int | None
    _known: dict[str, tuple[Schema, ...]] = field(
        default_factory=dict[str, tuple[Schema, ...]]
    )

    def schemas(self, name: str) -> tuple[Schema, ...]:
        """Return every schema that the member of a name has to satisfy."""
        if name not in self._known:
            self._known[name] = self._schemas(name)
        return self._known[name]

    def _schemas(self, name: str) -> tuple[Schema, ...]:
        found: list[Schema] = []
        for part in self.parts:
            found.extend(_schemas(part, name))
        if not any(_evaluates(part, name) for part in self.parts):
            found.extend(
                each.schema
                for part in self.parts
                for each in part.assertions
                if isinstance(each, UnevaluatedProperties)
            )
        return tuple(found)

    def allows(self, name: str) -> bool:
        """Return whether a member of that name may be there at all."""
        return not any(
            isinstance(each, Never)
            for schema in self.schemas(name)
            for each in schema.assertions
        )


def members_of(parts: tuple[Schema, ...]) -> Members:
    """Gather what the schemas say."""
    every = [each for part in parts for each in part.assertions]
    properties = [each for each in every if isinstance(each, Properties)]
    required = [n for each in every if isinstance(each, Required) for n in each.names]
    dependent: dict[str, tuple[str, ...]] = {}
    for each in every:
        if isinstance(each, DependentRequired):
            for name, wanted in each.members:
                dependent[name] = (*dependent.get(name, ()), *wanted)
    most = [each.value for each in every if isinstance(each, MaxProperties)]
    named = [name for each in properties for name, _ in each.members]
    return Members(
        parts=parts,
        declared=tuple(dict.fromkeys([*named, *dependent])),
        required=tuple(dict.fromkeys(required)),
        patterns=tuple(
            member
            for each in every
            if isinstance(each, PatternProperties)
            for member in each.members
        ),
        names=tuple(each.schema for each in every if isinstance(each, PropertyNames)),
        dependent=dependent,
        least=max((e.value for e in every if isinstance(e, MinProperties)), default=0),
        most=min(most, default=None),
    )


def _schemas(part: Schema, name: str) -> list[Schema]:
    found: list[Schema] = []
    additional: Schema | None = None
    for assertion in part.assertions:
        match assertion:
            case Properties(members):
                found += [schema for member, schema in members if member == name]
            case PatternProperties(members):
                found += [schema for regex, schema in members if matches(regex, name)]
            case AdditionalProperties(schema):
                additional = schema
            case _:
                pass
    return found if found or additional is None else [additional]


def _evaluates(part: Schema, name: str) -> bool:
    return bool(_schemas(part, name))


def hidden(
    schemas: tuple[Schema, ...], targets: Mapping[str, Schema], *, read_only: bool
) -> bool:
    """Return whether a member does not travel.

    What is read only stays out of requests, what is write only out of responses.
    """
    for schema in schemas:
        notes = schema.annotations
        if notes.read_only if read_only else notes.write_only:
            return True
        for each in schema.assertions:
            if isinstance(each, Reference) and each.target in targets:
                whole = targets[each.target].annotations
                if whole.read_only if read_only else whole.write_only:
                    return True
    return False
