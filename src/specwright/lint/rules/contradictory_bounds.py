"""Rule `contradictory-bounds`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import (
    Maximum,
    MaxItems,
    MaxLength,
    MaxProperties,
    Minimum,
    MinItems,
    MinLength,
    MinProperties,
    Schema,
)
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_BOUNDS = (
    ("minimum", Minimum, "maximum", Maximum),
    ("minLength", MinLength, "maxLength", MaxLength),
    ("minItems", MinItems, "maxItems", MaxItems),
    ("minProperties", MinProperties, "maxProperties", MaxProperties),
)


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the lower bounds that lie above their upper bounds."""
    for schema in specification.schemas:
        for lower, least, upper, greatest in _BOUNDS:
            low, high = _value(schema, least), _value(schema, greatest)
            if low is not None and high is not None and low > high:
                message = f"{lower} {low} is above {upper} {high}"
                yield Finding(f"{schema.pointer}/{lower}", message)


def _value(schema: Schema, kind: type) -> int | float | None:
    for assertion in schema.assertions:
        if isinstance(assertion, kind):
            value: int | float = getattr(assertion, "value", 0)
            return value
    return None


RULE = Rule(
    id="contradictory-bounds",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="A lower bound does not exceed its upper bound.",
    why=(
        "No value is valid for such a schema; every request or answer that "
        "holds one is refused."
    ),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, minimum: 9, maximum: 1}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, minimum: 1, maximum: 9}
""",
    hint="swap or correct the bounds",
    findings=findings,
)
