"""Every place where a keyword can be met, and the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specwright.contract.direction import Direction
from specwright.ir.schemas import (
    AdditionalProperties,
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    ContentSchema,
    DependentRequired,
    DependentSchemas,
    DynamicReference,
    Format,
    Items,
    Never,
    Not,
    OneOf,
    PatternProperties,
    PrefixItems,
    Properties,
    Reference,
    Required,
    Schema,
    UnevaluatedItems,
    UnevaluatedProperties,
)

from .keywords import keyword_of
from .members import hidden

if TYPE_CHECKING:
    from .drawing import Grammar


@dataclass(frozen=True, slots=True)
class Site:
    """One keyword of one schema.

    `route` names the schemas to enter on the way, `detail` the member that a keyword
    with several is about.
    """

    pointer: str
    assertion: Assertion
    route: tuple[str, ...]
    detail: str = ""

    @property
    def keyword(self) -> str:
        """The keyword as the specification spells it."""
        return keyword_of(self.assertion)

    @property
    def source(self) -> str:
        """The pointer of the keyword."""
        return f"{self.pointer}/{self.keyword}"

    @property
    def words(self) -> str:
        """The keyword, with the member it is about."""
        return f"`{self.keyword}`" + (f" ({self.detail})" if self.detail else "")

    @property
    def place(self) -> str:
        """The pointer of the keyword, with the member it is about."""
        return self.source + (f" ({self.detail})" if self.detail else "")


def sites_of(schema: Schema, grammar: "Grammar") -> tuple[Site, ...]:
    """Return the keywords reachable from a schema, breadth first, each once."""
    found: list[Site] = []
    seen: set[str] = set()
    pending: list[tuple[Schema, tuple[str, ...]]] = [(schema, ())]
    while pending:
        at, route = pending.pop(0)
        if at.pointer in seen:
            continue
        seen.add(at.pointer)
        for assertion in at.assertions:
            if not _idle(assertion, grammar):
                found.extend(
                    site
                    for site in _sites(at, assertion, route)
                    if not _is_moot(site, at, grammar)
                )
            pending.extend(_transparent(assertion, route, grammar))
            pending.extend(
                (child, (*route, child.pointer))
                for child in _children(assertion, grammar)
                if not _never(child)
            )
    return tuple(found)


def _sites(
    schema: Schema, assertion: Assertion, route: tuple[str, ...]
) -> Iterator[Site]:
    match assertion:
        case Reference() | DynamicReference() | AllOf() | PatternProperties():
            return
        case Required(names):
            yield from (Site(schema.pointer, assertion, route, name) for name in names)
        case DependentRequired(members):
            yield from (Site(schema.pointer, assertion, route, n) for n, _ in members)
        case Properties(members):
            yield from (
                Site(schema.pointer, assertion, route, name)
                for name, member in members
                if _never(member)
            )
        case (
            AdditionalProperties(child)
            | UnevaluatedProperties(child)
            | Items(child)
            | UnevaluatedItems(child)
        ):
            if _never(child):
                yield Site(schema.pointer, assertion, route)
        case Conditional(_, consequence, alternative):
            # What its branches ask for are sites of their own.
            if any(each and _never(each) for each in (consequence, alternative)):
                yield Site(schema.pointer, assertion, route)
        case PrefixItems() | Never():
            return
        case _:
            yield Site(schema.pointer, assertion, route)


def _idle(assertion: Assertion, grammar: "Grammar") -> bool:
    """Tell whether an assertion is an annotation here and refuses nothing."""
    if isinstance(assertion, ContentSchema):
        return not grammar.typed_formats
    return isinstance(assertion, Format) and assertion.name not in grammar.typed_formats


def _transparent(
    assertion: Assertion, route: tuple[str, ...], grammar: "Grammar"
) -> list[tuple[Schema, tuple[str, ...]]]:
    match assertion:
        case Reference(target) | DynamicReference(target, _):
            found = grammar.targets.get(target)
            return [] if found is None else [(found, route)]
        case AllOf(schemas):
            return [(schema, route) for schema in schemas]
        case _:
            return []


def _children(assertion: Assertion, grammar: "Grammar") -> list[Schema]:
    match assertion:
        case AnyOf(schemas) | OneOf(schemas) | PrefixItems(schemas):
            return list(schemas)
        case Properties(members):
            return [child for _, child in members if not _stays_home(child, grammar)]
        case PatternProperties(members) | DependentSchemas(members):
            return [child for _, child in members]
        case (
            AdditionalProperties(child)
            | UnevaluatedProperties(child)
            | Items(child)
            | UnevaluatedItems(child)
        ):
            return [child]
        case Conditional(_, consequence, alternative):
            return [each for each in (consequence, alternative) if each is not None]
        case _:
            return []


def _is_moot(site: Site, schema: Schema, grammar: "Grammar") -> bool:
    """Tell whether a member is required that does not travel this way anyway."""
    return isinstance(site.assertion, Required) and any(
        name == site.detail and _stays_home(child, grammar)
        for each in schema.assertions
        if isinstance(each, Properties)
        for name, child in each.members
    )


def _stays_home(child: Schema, grammar: "Grammar") -> bool:
    return hidden(
        (child,), grammar.targets, read_only=grammar.direction is Direction.REQUEST
    )


def _never(schema: Schema) -> bool:
    return any(
        isinstance(each, Never)
        or (isinstance(each, Not) and not each.schema.assertions)
        for each in schema.assertions
    )
