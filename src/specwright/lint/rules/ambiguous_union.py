"""Rule `ambiguous-union`."""

from collections.abc import Iterator
from itertools import combinations

from specwright.diagnostics import Severity
from specwright.ir.schemas import OneOf
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification
from specwright.schema.overlap import disjoint

_LIMIT = 40


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the unions of which one value can match two variants."""
    for schema in specification.schemas:
        if schema.annotations.discriminator is not None:
            continue
        for assertion in schema.assertions:
            if isinstance(assertion, OneOf) and len(assertion.schemas) <= _LIMIT:
                for first, second in combinations(range(len(assertion.schemas)), 2):
                    one, two = assertion.schemas[first], assertion.schemas[second]
                    if not disjoint(specification.api, one, two):
                        message = (
                            f"variants {first + 1} and {second + 1} can both match"
                        )
                        yield Finding(f"{schema.pointer}/oneOf", message, key=True)
                        break


RULE = Rule(
    id="ambiguous-union",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what=(
        "The variants of a `oneOf` exclude each other, or a discriminator "
        "tells them apart."
    ),
    why=(
        "A value that matches two variants is valid for neither reader; "
        "which type it gets is a guess."
    ),
    bad="""\
components:
  schemas:
    Thing:
      oneOf:
        - type: object
          properties:
            a: {type: string}
        - type: object
          properties:
            b: {type: string}
""",
    good="""\
components:
  schemas:
    Thing:
      oneOf:
        - type: object
          required: [kind]
          properties:
            kind: {const: a}
        - type: object
          required: [kind]
          properties:
            kind: {const: b}
""",
    hint="add a discriminator, or a constant property to each variant",
    findings=findings,
)
