"""Rule `empty-path-segment`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the paths with two slashes in a row."""
    for operation in specification.api.operations:
        if "//" in operation.path:
            message = f"'{operation.path}' has an empty segment"
            yield Finding(operation.pointer.rpartition("/")[0], message, key=True)


RULE = Rule(
    id="empty-path-segment",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Paths have no empty segments.",
    why=(
        "`//` is folded by many servers and proxies, so that the path is never reached."
    ),
    bad="""\
paths:
  /more//things:
    get: {operationId: more}
""",
    good="""\
paths:
  /more/things:
    get: {operationId: more}
""",
    hint="remove one of the slashes",
    findings=findings,
)
