"""Rule `unreachable-all-of`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import AllOf
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification
from specwright.schema.json_types import json_types


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the schemas whose parts have no type in common."""
    for schema in specification.schemas:
        if any(
            isinstance(found, AllOf) and found.schemas for found in schema.assertions
        ):
            parts = json_types(specification.api, schema)
            if not parts:
                message = "no value is valid for all parts of this schema"
                yield Finding(f"{schema.pointer}/allOf", message, key=True)


RULE = Rule(
    id="unreachable-all-of",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="The parts of an `allOf` can hold together.",
    why=(
        "No value is valid for parts of different types; every request or "
        "answer that holds one is refused."
    ),
    bad="""\
components:
  schemas:
    Thing:
      allOf:
        - {type: string}
        - {type: object}
""",
    good="""\
components:
  schemas:
    Thing:
      allOf:
        - {type: object}
        - required: [name]
          properties:
            name: {type: string}
""",
    hint="correct the types, or use `anyOf`",
    findings=findings,
)
