"""Rule `missing-error-response`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations that document successes only."""
    for operation in specification.api.operations:
        statuses = [response.status for response in operation.responses]
        if not any(status[:1] in "45d" for status in statuses):
            message = f"{operation.id} documents no failure"
            yield Finding(f"{operation.pointer}/responses", message, key=True)


RULE = Rule(
    id="missing-error-response",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every operation documents a failure.",
    why=(
        "Every operation can fail; clients write their handling from what "
        "is documented."
    ),
    bad="""\
paths:
  /things:
    get:
      responses: {'400': null}
""",
    good="""\
paths:
  /things:
    get:
      responses:
        '400': {description: Bad request}
""",
    hint="document a 4XX response, or `default`",
    findings=findings,
)
