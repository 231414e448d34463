"""Several schemas that must all hold, taken apart into what can be drawn from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from specwright.ir.schemas import (
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    DependentSchemas,
    DynamicReference,
    Enum,
    Never,
    Not,
    OneOf,
    Properties,
    Reference,
    Required,
    Schema,
)

from .discriminated import names_of
from .negation import negated

Schemas = tuple[Schema, ...]
Heirs = Mapping[str, tuple[str, ...]]

UNSATISFIABLE: Final = Schema("", (Never(),))


@dataclass(frozen=True, slots=True)
class Choice:
    """A keyword that is satisfied in one of several ways, each a few more schemas."""

    keyword: type[Assertion]
    pointer: str
    alternatives: tuple[Schemas, ...]


@dataclass(frozen=True, slots=True)
class Conjunction:
    """`parts` have only assertions of their own; `choices` are still to be made.

    `exact` is false where a value drawn from the parts may still be refused.
    """

    parts: Schemas
    choices: tuple[Choice, ...]
    exact: bool


def expanded(
    schemas: Schemas,
    targets: Mapping[str, Schema],
    heirs: Heirs,
) -> Conjunction:
    """Follow references and `allOf`, and list the choices.

    `heirs` are the schemas that build on another: what has a discriminator and stands
    alone may be drawn as one of them.
    """
    parts: dict[int, Schema] = {}
    choices: list[Choice] = []
    pending = list(schemas)
    while pending:
        schema = pending.pop(0)
        if id(schema) in parts:
            continue
        parts[id(schema)] = schema
        for assertion in schema.assertions:
            pending.extend(_joined(assertion, targets, heirs))
            choice = _choice(schema, assertion)
            if choice is not None:
                choices.append(choice)
    if len(schemas) == 1:
        choices.extend(_heirs(schemas[0], targets, heirs))
    kept = tuple(parts.values())
    return Conjunction(kept, tuple(choices), all(map(_exact, kept)))


def _heirs(
    schema: Schema,
    targets: Mapping[str, Schema],
    heirs: Heirs,
) -> Iterator[Choice]:
    """Offer what a base says alone, or an heir that its discriminator names."""
    base = _alone(schema, targets)
    found, below = base.annotations.discriminator, heirs.get(base.pointer)
    if found is not None and below is not None:
        named = (
            (
                targets[heir],
                _tagged(found.property, names_of(found, heir), required=True),
            )
            for heir in below
        )
        yield Choice(AllOf, base.pointer, ((), *named))


def _alone(schema: Schema, targets: Mapping[str, Schema]) -> Schema:
    """Return the schema that another one is only a reference to."""
    visited: set[str] = set()
    while schema.pointer not in visited:
        visited.add(schema.pointer)
        match schema.assertions:
            case (Reference(target),) if target in targets:
                schema = targets[target]
            case (AllOf((only,)),):
                schema = only
            case _:
                break
    return schema


def _joined(
    assertion: Assertion, targets: Mapping[str, Schema], heirs: Heirs
) -> Schemas:
    match assertion:
        case Reference(target) | DynamicReference(target, _):
            found = targets.get(target)
            return () if found is None else (found, *_named(found, targets, heirs))
        case AllOf(schemas):
            return schemas
        case Not(schema):
            return negated(schema) or ()
        case _:
            return ()


def _named(schema: Schema, targets: Mapping[str, Schema], heirs: Heirs) -> Schemas:
    """Return what the discriminator of a parent says about its child and below."""
    for assertion in schema.assertions:
        if not isinstance(assertion, AllOf):
            continue
        for parent in assertion.schemas:
            for each in parent.assertions:
                if not isinstance(each, Reference) or each.target not in targets:
                    continue
                discriminator = targets[each.target].annotations.discriminator
                if discriminator is not None:
                    below = (schema.pointer, *heirs.get(schema.pointer, ()))
                    names = tuple(
                        n for of in below for n in names_of(discriminator, of)
                    )
                    return (_tagged(discriminator.property, names, required=False),)
    return ()


def _tagged(member: str, names: tuple[str, ...], *, required: bool) -> Schema:
    tag = Properties(((member, Schema("", (Enum(names),))),))
    return Schema("", (tag, Required((member,))) if required else (tag,))


def _choice(schema: Schema, assertion: Assertion) -> Choice | None:
    match assertion:
        case AnyOf(schemas) | OneOf(schemas):
            ways = tuple(_variant(schema, each) for each in schemas)
        case Conditional(condition, consequence, alternative):
            ways = (
                tuple(each for each in (condition, consequence) if each is not None),
                (
                    Schema("", (Not(condition),)),
                    *(() if alternative is None else (alternative,)),
                ),
            )
        case DependentSchemas(members):
            return _dependent(schema, members)
        case _:
            return None
    return Choice(type(assertion), schema.pointer, ways)


def _variant(union: Schema, variant: Schema) -> Schemas:
    discriminator = union.annotations.discriminator
    for assertion in variant.assertions:
        if discriminator is not None and isinstance(assertion, Reference):
            names = names_of(discriminator, assertion.target)
            return (variant, _tagged(discriminator.property, names, required=True))
    return (variant,)


def _dependent(schema: Schema, members: tuple[tuple[str, Schema], ...]) -> Choice:
    """Offer: none of the members, or any one of them with its schema."""
    absent = tuple((name, UNSATISFIABLE) for name, _ in members)
    present = tuple(
        (Schema("", (Required((name,)),)), dependent) for name, dependent in members
    )
    return Choice(
        DependentSchemas,
        schema.pointer,
        ((Schema("", (Properties(absent),)),), *present),
    )


def _exact(schema: Schema) -> bool:
    """Tell whether drawing follows every assertion of a schema by itself."""
    return not any(
        isinstance(each, Not | OneOf | AnyOf | Conditional | DependentSchemas)
        for each in schema.assertions
    )
