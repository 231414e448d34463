"""Rule `optional-discriminator`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import AnyOf, OneOf
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification
from specwright.schema.members import members


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the variants that do not require the property they are told apart by."""
    for schema in specification.schemas:
        discriminator = schema.annotations.discriminator
        if discriminator is None:
            continue
        for assertion in schema.assertions:
            if isinstance(assertion, AnyOf | OneOf):
                for variant in assertion.schemas:
                    name = discriminator.property
                    found = members(specification.api, variant).get(name)
                    if found is None or not found.required:
                        message = f"this variant does not require '{name}'"
                        yield Finding(variant.pointer, message)


RULE = Rule(
    id="optional-discriminator",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Every variant requires the discriminating property.",
    why=("A value without it cannot be told apart (OpenAPI 3.1, section 4.8.25)."),
    bad="""\
components:
  schemas:
    Cat:
      type: object
      properties:
        kind: {type: string}
    Thing:
      oneOf:
        - {$ref: '#/components/schemas/Cat'}
      discriminator: {propertyName: kind}
""",
    good="""\
components:
  schemas:
    Cat:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
    Thing:
      oneOf:
        - {$ref: '#/components/schemas/Cat'}
      discriminator: {propertyName: kind}
""",
    hint="add the property to `required` of the variant",
    findings=findings,
)
