"""Rule `refused-enum-value`."""

import json
from collections.abc import Iterator, Sequence

from specwright.diagnostics import Severity
from specwright.ir.json import Json
from specwright.ir.schemas import Enum
from specwright.lint.judgement import Judgement
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_SHOWN = 5


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the enumeration values that the schema itself refuses."""
    judgement = Judgement(specification.api)
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Enum):
                refused = [*judgement.refused(schema, iter(assertion.values))]
                if refused:
                    message = _message(refused, len(assertion.values))
                    yield Finding(f"{schema.pointer}/enum", message)


def _message(refused: Sequence[Json], listed: int) -> str:
    shown = ", ".join(json.dumps(value) for value in refused[:_SHOWN])
    more = f" and {len(refused) - _SHOWN} more" if len(refused) > _SHOWN else ""
    if len(refused) == listed > 1:
        return (
            f"none of these values is valid for the rest of the schema: {shown}{more}"
        )
    verb = "is" if len(refused) == 1 else "are"
    return f"{shown}{more} {verb} listed, and not valid for the rest of the schema"


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
