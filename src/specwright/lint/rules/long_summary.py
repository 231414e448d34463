"""Rule `long-summary`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_LIMIT = 120


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the summaries that are long or broken into lines."""
    for operation in specification.api.operations:
        summary = operation.doc.summary.strip()
        if len(summary) > _LIMIT or "\n" in summary:
            message = f"the summary of {operation.id} has {len(summary)} characters"
            yield Finding(f"{operation.pointer}/summary", message)


RULE = Rule(
    id="long-summary",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="A summary is one line of at most 120 characters.",
    why=(
        "Lists of operations cut it there; what is longer belongs into the description."
    ),
    bad="""\
paths:
  /things:
    get:
      summary: List the things that were made, in the order in which they were made,
        unless they have been thrown away, lost, or eaten since then
""",
    good="""\
paths:
  /things:
    get: {summary: List the things}
""",
    hint="shorten it, and move the rest into the description",
    findings=findings,
)
