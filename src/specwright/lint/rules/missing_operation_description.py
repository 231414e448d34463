"""Rule `missing-operation-description`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations without a description."""
    for operation in specification.api.operations:
        if not operation.doc.description.strip():
            message = f"{operation.id} has no description"
            yield Finding(operation.pointer, message, key=True)


RULE = Rule(
    id="missing-operation-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="Every operation has a description.",
    why=("A summary says what, a description when and how; readers need both."),
    bad="""\
paths:
  /things:
    get: {description: ''}
""",
    good="""\
paths:
  /things:
    get:
      description: All things in the order in which they were made.
""",
    hint="describe what the operation does, and when to use it",
    findings=findings,
)
