"""Rule `integer-without-format`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import JsonType
from specwright.ir.schemas import Const, Enum, Format, Maximum, Type
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the integers without a size."""
    sized = (Format, Maximum, Enum, Const)
    for schema in specification.schemas:
        is_integer = any(
            isinstance(found, Type) and JsonType.INTEGER in found.types
            for found in schema.assertions
        )
        if is_integer and not any(
            isinstance(found, sized) for found in schema.assertions
        ):
            yield Finding(schema.pointer, "this integer has neither format nor maximum")


RULE = Rule(
    id="integer-without-format",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what=("Every integer says how large it may be, by its format or its bounds."),
    why="Languages with sized integers have to guess, and overflow.",
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, format: int64}
""",
    hint="add `format`, or `minimum` and `maximum`",
    findings=findings,
)
