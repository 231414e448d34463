"""Rule `lone-variant`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import AnyOf, OneOf
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the unions of one."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, AnyOf | OneOf) and len(assertion.schemas) == 1:
                message = "this union has a single variant"
                yield Finding(schema.pointer, message)


RULE = Rule(
    id="lone-variant",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="A union has at least two variants.",
    why=("`oneOf` around a single schema only makes readers look for the others."),
    bad="""\
components:
  schemas:
    Thing:
      oneOf:
        - {type: object}
""",
    good="""\
components:
  schemas:
    Thing: {type: object}
""",
    hint="write the schema itself",
    findings=findings,
)
