"""Rule `missing-license`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the document where it names none."""
    if not specification.member("info", "license"):
        yield Finding("/info", "the API names no licence", key=True)


RULE = Rule(
    id="missing-license",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="The API names its licence.",
    why="Without one nobody knows what may be done with it.",
    bad="""\
info: {license: null}
""",
    good="""\
info:
  license: {name: MIT}
""",
    hint="add `license` under `info`",
    findings=findings,
)
