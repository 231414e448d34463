"""Rule `unbounded-string`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import JsonType
from specwright.ir.schemas import Const, Enum, Format, MaxLength, Pattern, Type
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the string parameters without a limit."""
    bounded = (MaxLength, Enum, Const, Format, Pattern)
    for parameter in specification.parameters:
        schema = specification.followed(parameter.schema)
        is_string = any(
            isinstance(found, Type) and JsonType.STRING in found.types
            for found in schema.assertions
        )
        if is_string and not any(
            isinstance(found, bounded) for found in schema.assertions
        ):
            message = f"the parameter '{parameter.name}' may be of any length"
            yield Finding(parameter.schema.pointer, message)


RULE = Rule(
    id="unbounded-string",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="Strings that clients send have a greatest length.",
    why="What has no limit will be tried without one.",
    bad="""\
paths:
  /things:
    get:
      parameters:
        - name: q
          in: query
          schema: {type: string}
""",
    good="""\
paths:
  /things:
    get:
      parameters:
        - name: q
          in: query
          schema: {type: string, maxLength: 99}
""",
    hint="add `maxLength`, or a format or pattern that bounds it",
    findings=findings,
)
