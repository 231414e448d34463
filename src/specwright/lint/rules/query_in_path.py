"""Rule `query-in-path`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the paths that no request can match."""
    for operation in specification.api.operations:
        if "?" in operation.path or "#" in operation.path:
            message = f"'{operation.path}' holds more than a path"
            yield Finding(operation.pointer.rpartition("/")[0], message, key=True)


RULE = Rule(
    id="query-in-path",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="Paths hold neither a query nor a fragment.",
    why=(
        "What follows `?` or `#` is no part of the path; no request matches "
        "such a path."
    ),
    bad="""\
paths:
  /more?all=true:
    get: {operationId: more}
""",
    good="""\
paths:
  /more:
    get: {operationId: more}
""",
    hint="declare query parameters instead",
    findings=findings,
)
