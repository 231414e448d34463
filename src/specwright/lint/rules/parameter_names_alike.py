"""Rule `parameter-names-alike`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.names import alike
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the second of two parameters that are easily confused."""
    for operation in specification.operations:
        pointers = {found.name: found.pointer for found in operation.parameters}
        for first, second in alike(pointers):
            message = f"the parameter '{second}' is easily confused with '{first}'"
            yield Finding(pointers[second], message)


RULE = Rule(
    id="parameter-names-alike",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what=("The parameters of an operation differ in more than case and punctuation."),
    why="In most languages they become one argument name.",
    bad="""\
paths:
  /things:
    get:
      parameters:
        - name: per_page
          in: query
          schema: {type: integer}
        - name: perPage
          in: query
          schema: {type: integer}
""",
    good="""\
paths:
  /things:
    get:
      parameters:
        - name: per_page
          in: query
          schema: {type: integer}
""",
    hint="rename or remove one of them",
    findings=findings,
)
