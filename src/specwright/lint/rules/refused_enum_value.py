"""Rule `refused-enum-value`."""

import json
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Enum
from specwright.lint.judgement import Judgement
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the enumeration values that the schema itself refuses."""
    judgement = Judgement(specification.api)
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Enum):
                for value in judgement.refused(schema, iter(assertion.values)):
                    message = f"{json.dumps(value)} is listed, and not valid otherwise"
                    yield Finding(f"{schema.pointer}/enum", message)


RULE = Rule(
    id="refused-enum-value",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what=("The values of an enumeration are valid for the rest of the schema."),
    why="Such a value is listed and yet never accepted.",
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: string, enum: [small, 3]}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: string, enum: [small, '3']}
""",
    hint="correct the value, or the rest of the schema",
    findings=findings,
)
