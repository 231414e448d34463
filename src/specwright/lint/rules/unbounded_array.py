"""Rule `unbounded-array`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import JsonType
from specwright.ir.schemas import MaxItems, Type
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the array parameters without a limit."""
    for parameter in specification.parameters:
        schema = specification.followed(parameter.schema)
        is_array = any(
            isinstance(found, Type) and JsonType.ARRAY in found.types
            for found in schema.assertions
        )
        if is_array and not any(
            isinstance(found, MaxItems) for found in schema.assertions
        ):
            message = (
                f"the parameter '{parameter.name}' may have any number of elements"
            )
            yield Finding(parameter.schema.pointer, message)


RULE = Rule(
    id="unbounded-array",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="Arrays that clients send have a greatest number of elements.",
    why="What has no limit will be tried without one.",
    bad="""\
paths:
  /things:
    get:
      parameters:
        - name: ids
          in: query
          schema:
            type: array
            items: {type: string}
""",
    good="""\
paths:
  /things:
    get:
      parameters:
        - name: ids
          in: query
          schema:
            type: array
            maxItems: 9
            items: {type: string}
""",
    hint="add `maxItems`",
    findings=findings,
)
