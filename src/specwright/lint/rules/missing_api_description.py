"""Rule `missing-api-description`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the document where nothing is said of the API."""
    if not specification.api.doc.description.strip():
        yield Finding("/info", "the API has no description", key=True)


RULE = Rule(
    id="missing-api-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="The API has a description.",
    why=("It is the first thing that readers and generated packages say of it."),
    bad="""\
info: {description: ''}
""",
    good="""\
info:
  description: Things and what can be done with them.
""",
    hint="describe it under `info`",
    findings=findings,
)
