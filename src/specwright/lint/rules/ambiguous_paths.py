"""Rule `ambiguous-paths`."""

import re
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_VARIABLE = re.compile(r"\{[^{}]*\}")


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations whose path and method a former one has, names aside."""
    first: dict[tuple[str, str], str] = {}
    for operation in specification.api.operations:
        key = operation.method, _VARIABLE.sub("{}", operation.path)
        path = first.setdefault(key, operation.path)
        if path != operation.path:
            message = f"'{operation.path}' matches the same requests as '{path}'"
            yield Finding(operation.pointer.rpartition("/")[0], message, key=True)


RULE = Rule(
    id="ambiguous-paths",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="No request can match two paths that are equally concrete.",
    why=(
        "Which of the two answers is left to the server; a client cannot "
        "know (OpenAPI 3.1, section 4.8.8.2)."
    ),
    bad="""\
paths:
  /things/{id}:
    get:
      operationId: one
      parameters:
        - name: id
          in: path
          required: true
          schema: {type: string}
  /things/{name}:
    get:
      operationId: two
      parameters:
        - name: name
          in: path
          required: true
          schema: {type: string}
""",
    good="""\
paths:
  /things/{id}:
    get:
      operationId: one
      parameters:
        - name: id
          in: path
          required: true
          schema: {type: string}
""",
    hint="give the paths different fixed parts, or merge them",
    findings=findings,
)
