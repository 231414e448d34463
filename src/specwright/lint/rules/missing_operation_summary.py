"""Rule `missing-operation-summary`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations that nothing is said of."""
    for operation in specification.api.operations:
        if not operation.doc.summary and not operation.doc.description:
            message = f"{operation.id} has no summary"
            yield Finding(operation.pointer, message, key=True)


RULE = Rule(
    id="missing-operation-summary",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every operation has a summary.",
    why=(
        "It is the first line of a generated method's documentation, and "
        "what lists of operations show."
    ),
    bad="""\
paths:
  /things:
    get: {summary: '', description: ''}
""",
    good="""\
paths:
  /things:
    get: {summary: List the things}
""",
    hint="say in one line what the operation does",
    findings=findings,
)
