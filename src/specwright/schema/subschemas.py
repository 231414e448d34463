"""The schemas inside a schema, and those it leads to."""

from collections.abc import Iterator
from typing import assert_never

from specwright.ir.api import Api
from specwright.ir.schemas import (
    AdditionalProperties,
    AllOf,
    AnyOf,
    Assertion,
    Conditional,
    Const,
    Contains,
    ContentSchema,
    DependentRequired,
    DependentSchemas,
    DynamicReference,
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
    Never,
    Not,
    OneOf,
    Pattern,
    PatternProperties,
    PrefixItems,
    Properties,
    PropertyNames,
    Reference,
    Required,
    Schema,
    Type,
    UnevaluatedItems,
    UnevaluatedProperties,
    UniqueItems,
)

from .circles import circles


def subschemas(assertion: Assertion) -> tuple[Schema, ...]:
    """Return the schemas that an assertion holds, in the order of the document."""
    match assertion:
        case (
            Items(schema)
            | Contains(schema)
            | ContentSchema(schema)
            | UnevaluatedItems(schema)
            | AdditionalProperties(schema)
            | PropertyNames(schema)
            | UnevaluatedProperties(schema)
            | Not(schema)
        ):
            return (schema,)
        case PrefixItems(schemas) | AllOf(schemas) | AnyOf(schemas) | OneOf(schemas):
            return schemas
        case (
            Properties(members) | PatternProperties(members) | DependentSchemas(members)
        ):
            return tuple(schema for _, schema in members)
        case Conditional(condition, consequence, alternative):
            branches = (condition, consequence, alternative)
            return tuple(branch for branch in branches if branch is not None)
        case (
            Never()
            | Type()
            | Enum()
            | Const()
            | Minimum()
            | ExclusiveMinimum()
            | Maximum()
            | ExclusiveMaximum()
            | MultipleOf()
            | MinLength()
            | MaxLength()
            | Pattern()
            | Format()
            | MinItems()
            | MaxItems()
            | UniqueItems()
            | Required()
            | MinProperties()
            | MaxProperties()
            | DependentRequired()
            | Reference()
            | DynamicReference()
        ):
            return ()
        case _:
            assert_never(assertion)


def inside(schema: Schema) -> Iterator[Schema]:
    """Yield a schema and everything written inside it, outermost first."""
    waiting = [schema]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(
            reversed(
                [
                    inner
                    for assertion in current.assertions
                    for inner in subschemas(assertion)
                ]
            )
        )


def targets(schema: Schema) -> dict[str, None]:
    """Return the pointers that a schema refers to from anywhere inside it."""
    return {
        assertion.target: None
        for inner in inside(schema)
        for assertion in inner.assertions
        if isinstance(assertion, Reference | DynamicReference)
    }


def reachable(api: Api, schema: Schema) -> dict[str, Schema]:
    """Return the schemas that references lead to from a schema, nearest first.

    The schema itself is among them only where something leads back to it. A dynamic
    reference leads to every schema with its anchor.
    """
    found: dict[str, Schema] = {}
    waiting = [schema]
    for current in waiting:
        for pointer in (*targets(current), *_dynamic(api, current)):
            target = api.schemas.get(pointer)
            if target is not None and pointer not in found:
                found[pointer] = target
                waiting.append(target)
    return found


def is_recursive(api: Api, schema: Schema) -> bool:
    """Return whether references lead from a schema back to it."""
    return schema.pointer in reachable(api, schema)


def recursive(api: Api) -> frozenset[str]:
    """Return the pointers of all schemas that references lead back to.

    The strongly connected components of the graph of references (Tarjan, 1972).
    """
    edges = {
        pointer: [
            target
            for target in (*targets(schema), *_dynamic(api, schema))
            if target in api.schemas
        ]
        for pointer, schema in api.schemas.items()
    }
    return frozenset(
        pointer
        for circle in circles(edges)
        for pointer in circle
        if len(circle) > 1 or pointer in edges[pointer]
    )


def _dynamic(api: Api, schema: Schema) -> Iterator[str]:
    for inner in inside(schema):
        for assertion in inner.assertions:
            if isinstance(assertion, DynamicReference):
                for anchors in api.resources.values():
                    if assertion.anchor in anchors:
                        yield anchors[assertion.anchor]
