"""Rule `trailing-slash-in-path`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the paths that end with a slash."""
    for operation in specification.api.operations:
        if operation.path.endswith("/") and operation.path != "/":
            message = f"'{operation.path}' ends with a slash"
            yield Finding(operation.pointer.rpartition("/")[0], message, key=True)


RULE = Rule(
    id="trailing-slash-in-path",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Paths do not end with a slash.",
    why=(
        "`/things` and `/things/` are different resources; servers "
        "redirect, answer both, or 404."
    ),
    bad="""\
paths:
  /more/:
    get: {operationId: more}
""",
    good="""\
paths:
  /more:
    get: {operationId: more}
""",
    hint="remove the slash",
    findings=findings,
)
