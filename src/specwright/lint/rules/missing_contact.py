"""Rule `missing-contact`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the document where it names nobody."""
    if not specification.member("info", "contact"):
        yield Finding("/info", "the API says nobody to ask", key=True)


RULE = Rule(
    id="missing-contact",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="The API says whom to ask.",
    why="Users who find a mistake need somebody to tell.",
    bad="""\
info: {contact: null}
""",
    good="""\
info:
  contact: {name: The makers of things}
""",
    hint="add `contact` under `info`",
    findings=findings,
)
