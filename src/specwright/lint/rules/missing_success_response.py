"""Rule `missing-success-response`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations that document failures only."""
    for operation in specification.operations:
        statuses = [response.status for response in operation.responses]
        if not any(status[:1] in "123d" for status in statuses):
            message = f"{operation.id} documents no success"
            yield Finding(f"{operation.pointer}/responses", message, key=True)


RULE = Rule(
    id="missing-success-response",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Every operation documents a success.",
    why=("Without one a client cannot know what it gets when all goes well."),
    bad="""\
paths:
  /things:
    get:
      responses:
        '200': null
        '400': {description: Bad}
""",
    good="""\
paths:
  /things:
    get:
      responses:
        '200': {description: Things}
""",
    hint="document a 2XX (or 3XX) response",
    findings=findings,
)
