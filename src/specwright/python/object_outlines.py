"""What the keywords of objects say together, before any shape is made of it."""

from dataclasses import dataclass, field

from specwright.ir.schemas import (
    AdditionalProperties,
    DependentRequired,
    DependentSchemas,
    MaxProperties,
    MinProperties,
    Never,
    PatternProperties,
    Properties,
    PropertyNames,
    Required,
    Schema,
    UnevaluatedProperties,
)

from .parts import Part, every
from .shapes import Group

_TRUE = Schema("/anything")


@dataclass(kw_only=True, slots=True)
class Outline:
    """The members of an object: by name, every schema that speaks of them.

    `extras` is the schema of other members, if a schema speaks of them; `patterns` the
    schemas of members whose names match. `rest` is what none of this says.
    """

    members: dict[str, list[Schema]] = field(default_factory=dict[str, list[Schema]])
    required: dict[str, None] = field(default_factory=dict[str, None])
    extras: Schema | None = None
    patterns: tuple[tuple[str, Schema], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    rest: list[Group] = field(default_factory=list[Group])

    @property
    def closed(self) -> bool:
        """Whether there are no other members."""
        return self.extras is not None and is_never(self.extras)


def is_never(schema: Schema) -> bool:
    """Return whether this is the schema `false`."""
    return any(isinstance(a, Never) for a in schema.assertions)


def is_empty(schema: Schema) -> bool:
    """Return whether this is the schema `true`."""
    return not schema.assertions


def outline_object(parts: list[Part]) -> Outline:
    """Put together what several schema objects say about one object."""
    outline = Outline()
    speaking = [
        part
        for part in parts
        if part.of(Properties, PatternProperties, AdditionalProperties, Required)
    ]
    for part in speaking:
        _add_members(part, outline)
    for part in speaking:
        _add_extras(part, outline, alone=len(speaking) == 1)
    _add_required(parts, outline)
    _add_counts(parts, outline)
    for part in parts:
        for kind in (PropertyNames, DependentRequired, DependentSchemas):
            outline.rest.extend((a,) for a in part.of(kind))
        if part.get(UnevaluatedProperties) is not None:
            outline.rest.append(part.schema.assertions)
    return outline


def _add_members(part: Part, outline: Outline) -> None:
    for properties in every((part,), Properties):
        for name, schema in properties.members:
            outline.members.setdefault(name, []).append(schema)


def _add_extras(part: Part, outline: Outline, *, alone: bool) -> None:
    patterns = part.get(PatternProperties)
    extras = part.get(AdditionalProperties)
    if extras is not None and is_empty(extras.schema):
        extras = None
    if patterns is None and extras is None:
        return
    if alone and patterns is None and extras is not None:
        outline.extras = extras.schema
        return
    if alone and patterns is not None and part.get(Properties) is None:
        outline.patterns = patterns.members
        outline.extras = extras.schema if extras else None
    # Who counts as another member depends on this part's own names alone.
    outline.rest.append(_names_only(part))


def _names_only(part: Part) -> Group:
    named = part.get(Properties)
    others = part.of(PatternProperties, AdditionalProperties)
    if named is None:
        return others
    return (Properties(tuple((name, _TRUE) for name, _ in named.members)), *others)


def _add_required(parts: list[Part], outline: Outline) -> None:
    for required in every(parts, Required):
        for name in required.names:
            outline.required[name] = None
            if name in outline.members:
                continue
            if outline.patterns or outline.closed:
                outline.rest.append((Required((name,)),))
            elif not any(p.get(PatternProperties) for p in parts):
                outline.members[name] = [outline.extras or _TRUE]
            else:
                outline.members[name] = [_TRUE]


def _add_counts(parts: list[Part], outline: Outline) -> None:
    outline.minimum = max((a.value for a in every(parts, MinProperties)), default=None)
    outline.maximum = min((a.value for a in every(parts, MaxProperties)), default=None)


def count_group(outline: Outline) -> list[Group]:
    """Return the limits on the number of members, as assertions."""
    found: list[Group] = []
    if outline.minimum is not None:
        found.append((MinProperties(outline.minimum),))
    if outline.maximum is not None:
        found.append((MaxProperties(outline.maximum),))
    return found
