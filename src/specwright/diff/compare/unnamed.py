"""What an object says of members that it does not name."""

import re

from specwright.diff.side import Side
from specwright.ir.schemas import (
    AdditionalProperties,
    Never,
    PatternProperties,
    Schema,
    UnevaluatedProperties,
)


def is_closed(side: Side) -> bool:
    """Tell whether an object refuses members that it does not name."""
    kinds = (AdditionalProperties, UnevaluatedProperties)
    return any(
        isinstance(assertion, kinds) and _refuses(assertion.schema)
        for assertion in side.assertions
    )


def additional_schemas(side: Side) -> tuple[Schema, ...]:
    """Return what `additionalProperties` asks of members, where it asks something."""
    return tuple(
        found.schema
        for found in side.every(AdditionalProperties)
        if found.schema.assertions
    )


def unnamed_schemas(side: Side, name: str) -> tuple[Schema, ...]:
    """Return what an object asks of the member of a name that it does not declare.

    Nothing where it asks nothing, or refuses the member.
    """
    patterned = tuple(
        schema
        for found in side.every(PatternProperties)
        for pattern, schema in found.members
        if schema.assertions and _matches(pattern, name)
    )
    if patterned:
        return () if any(map(_refuses, patterned)) else patterned
    return () if is_closed(side) else additional_schemas(side)


def _refuses(schema: Schema) -> bool:
    return any(isinstance(assertion, Never) for assertion in schema.assertions)


def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:  # ECMA's expressions have more than Python's
        return False
