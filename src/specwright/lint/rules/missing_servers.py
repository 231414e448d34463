"""Rule `missing-servers`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the document where it names none."""
    if not specification.member("servers"):
        yield Finding("", "the document names no server")


RULE = Rule(
    id="missing-servers",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="The document names a server.",
    why="Generated clients take their default address from it.",
    bad="""\
{servers: null}
""",
    good="""\
servers:
  - {url: 'https://example.test'}
""",
    hint="add `servers`",
    findings=findings,
)
