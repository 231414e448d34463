"""Rule `ambiguous-union`."""

from collections.abc import Iterator
from itertools import combinations

from specwright.diagnostics import Severity
from specwright.ir.schemas import AllOf, OneOf, Schema
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification
from specwright.schema.overlap import disjoint

_LIMIT = 40


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the unions of which one value can match two variants."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, OneOf) and len(assertion.schemas) <= _LIMIT:
                pair = _overlap(specification, schema, assertion)
                if pair is not None:
                    yield _finding(schema, *pair)


def _overlap(
    specification: Specification, schema: Schema, union: OneOf
) -> tuple[int, int] | None:
    """Return two variants that may accept the same value, counted from one."""
    beside = tuple(each for each in schema.assertions if each is not union)
    variants = [
        _both(variant, Schema(schema.pointer, beside)) if beside else variant
        for variant in union.schemas
    ]
    for (first, one), (second, two) in combinations(enumerate(variants, 1), 2):
        if not disjoint(specification.api, one, two):
            return first, second
    return None


def _both(variant: Schema, beside: Schema) -> Schema:
    """Return what a variant says with what stands beside the union."""
    pointer = f"{variant.pointer} and {beside.pointer}"
    return Schema(pointer, (AllOf((variant, beside)),))


def _finding(schema: Schema, first: int, second: int) -> Finding:
    message = f"variants {first} and {second} can both match"
    pointer = f"{schema.pointer}/oneOf"
    discriminator = schema.annotations.discriminator
    if discriminator is None:
        return Finding(pointer, message, key=True)
    return Finding(
        pointer,
        f"{message}, whatever the discriminator says",
        key=True,
        hint=f"give {discriminator.property!r} a `const` in each variant",
    )


RULE = Rule(
    id="ambiguous-union",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="The variants of a `oneOf` exclude each other.",
    why=(
        "A value that matches two variants is invalid; a discriminator is a hint "
        "and does not change that (OpenAPI 3.1, section 4.8.25)."
    ),
    bad="""\
components:
  schemas:
    Cat:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
    Dog:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
    Thing:
      oneOf:
        - {$ref: '#/components/schemas/Cat'}
        - {$ref: '#/components/schemas/Dog'}
      discriminator: {propertyName: kind}
""",
    good="""\
components:
  schemas:
    Cat:
      type: object
      required: [kind]
      properties:
        kind: {const: Cat}
    Dog:
      type: object
      required: [kind]
      properties:
        kind: {const: Dog}
    Thing:
      oneOf:
        - {$ref: '#/components/schemas/Cat'}
        - {$ref: '#/components/schemas/Dog'}
      discriminator: {propertyName: kind}
""",
    hint="give each variant a required property with a `const` of its own",
    findings=findings,
)
