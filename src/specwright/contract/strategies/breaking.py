"""Break one keyword of a value and leave the rest alone."""

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from specwright.ir.json import Json
from specwright.ir.schemas import (
    AdditionalProperties,
    AnyOf,
    Assertion,
    Conditional,
    Const,
    Contains,
    ContentSchema,
    DependentRequired,
    DependentSchemas,
    Enum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    Format,
    Items,
    Maximum,
    MaxItems,
    MaxLength,
    MaxProperties,
    Minimum,
    MinItems,
    MinLength,
    MinProperties,
    MultipleOf,
    Not,
    OneOf,
    Pattern,
    Properties,
    PropertyNames,
    Required,
    Type,
    UnevaluatedItems,
    UnevaluatedProperties,
    UniqueItems,
)

from .breaking_arrays import broken_array, uncontained
from .breaking_objects import broken_object
from .breaking_scalars import beyond, broken_text, other_types, unlisted
from .conjunction import Schemas
from .drawing import Break, Drawing
from .edges import edges
from .embedded import other_contents
from .fillers import Around
from .holes import HOLE
from .nasty import VALUES
from .negation import negated
from .sites import Site

_OBJECTS = (
    AdditionalProperties,
    DependentRequired,
    MaxProperties,
    MinProperties,
    Properties,
    PropertyNames,
    Required,
    UnevaluatedProperties,
)
_ARRAYS = (Items, MaxItems, MinItems, UnevaluatedItems, UniqueItems)
_BOUNDS = (Minimum, Maximum, ExclusiveMinimum, ExclusiveMaximum, MultipleOf)


def breaking(site: Site) -> Break:
    """Return what draws a value that breaks the keyword of a site."""

    def broken(drawing: Drawing, parts: Schemas) -> Json:
        match site.assertion:
            case Not(schema):
                drawing.around = Around.DRAWN
                others = _without(drawing, parts, site.assertion)
                opposite = negated(schema) or ()
                kept = tuple(each for each in others if each not in opposite)
                return drawing.value((*kept, schema))
            case AnyOf() | OneOf() | Conditional() | DependentSchemas():
                return _unchosen(drawing, parts, site.assertion)
            case _:
                return _mutated(drawing, parts, site)

    return broken


def _mutated(drawing: Drawing, parts: Schemas, site: Site) -> Json:
    assertion = site.assertion
    if isinstance(assertion, _OBJECTS):
        return broken_object(drawing, parts, site)
    if isinstance(assertion, _ARRAYS):
        return broken_array(drawing, parts, assertion)
    if isinstance(assertion, Contains):
        return one_of(drawing, _lacking(drawing, parts, assertion))
    return one_of(drawing, _options(assertion, drawing.plain(parts)))


def _lacking(drawing: Drawing, parts: Schemas, contains: Contains) -> list[Json]:
    """Return arrays with too few of what is asked for, and with what is nearly that."""
    array = uncontained(drawing, parts, contains)
    wanted = drawing.value((contains.schema,))
    asked = contains.schema.assertions
    near = [each for one in asked for each in _options(one, wanted)]
    return [array, *([*array, each] for each in near)]


def one_of(drawing: Drawing, options: list[Json]) -> Json:
    """Draw one of the options, or leave a hole for all of them."""
    if not options:
        return reject()
    if drawing.options is None:
        return drawing.draw(st.sampled_from(options))
    drawing.options.extend(options)
    return HOLE


def edging(site: Site) -> Break:
    """Return what draws a value at the edge of what the keyword of a site allows."""

    def edged(drawing: Drawing, parts: Schemas) -> Json:
        return one_of(drawing, [drawing.plain(parts), *edges(site.assertion)])

    return edged


def _options(assertion: Assertion, value: Json) -> list[Json]:
    match assertion:
        case Type(types):
            return other_types(types, value)
        case Enum(values, _, _):
            return unlisted(values, value)
        case Const(constant):
            return unlisted((constant,), value)
        case ContentSchema():
            return other_contents()
        case MinLength() | MaxLength() | Pattern() | Format():
            return broken_text(assertion, value)
        case _ if isinstance(assertion, _BOUNDS):
            return beyond(assertion, value)
        case _:
            return list(VALUES)


def _unchosen(drawing: Drawing, parts: Schemas, assertion: Assertion) -> Json:
    """Draw a value that no alternative, or more than one, accepts."""
    drawing.around = Around.DRAWN
    others = _without(drawing, parts, assertion)
    match assertion:
        case OneOf(schemas) if len(schemas) > 1 and drawing.draw(st.booleans()):
            first = drawing.draw(st.integers(0, len(schemas) - 2))
            return drawing.value((*others, schemas[first], schemas[first + 1]))
        case Conditional(condition) if drawing.draw(st.booleans()):
            return drawing.value((*others, condition))
        case DependentSchemas(members):
            name = drawing.draw(st.sampled_from([name for name, _ in members]))
            return drawing.value((*others, drawing.grammar.asking(name)))
        case _ if drawing.options is None and drawing.draw(st.booleans()):
            return drawing.value(others)
        case _:
            return one_of(drawing, _strangers(drawing, others))


def _strangers(drawing: Drawing, others: Schemas) -> list[Json]:
    """Return values of all kinds, and where each is tried, one that the rest allows."""
    if drawing.options is None:
        return list(VALUES)
    try:
        return [drawing.value(others), *VALUES]
    except UnsatisfiedAssumption:
        return list(VALUES)


def _without(drawing: Drawing, parts: Schemas, assertion: Assertion) -> Schemas:
    """Return the schemas less one assertion, so that nothing stands in its way."""
    return tuple(drawing.grammar.without(part, assertion) for part in parts)
