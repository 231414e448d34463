"""Rule `mixed-path-spelling`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.names import commonest, style_of
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the paths with a part that is spelled as few others are."""
    paths = {o.path: o.pointer.rpartition("/")[0] for o in specification.api.operations}
    parts = {path: [p for p in path.split("/") if p and "{" not in p] for path in paths}
    usual = commonest(style_of(part) for found in parts.values() for part in found)
    for path, found in parts.items():
        if any(style_of(part) not in (None, usual) for part in found):
            yield Finding(paths[path], f"'{path}' is not spelled in {usual}", key=True)


RULE = Rule(
    id="mixed-path-spelling",
    severity=Severity.NOTE,
    ruleset=Ruleset.STYLE,
    what="The fixed parts of all paths are spelled alike.",
    why="Users guess paths; one spelling makes the guesses right.",
    bad="""\
paths:
  /some_things:
    get: {operationId: a1}
  /more_things:
    get: {operationId: a2}
  /otherThings:
    get: {operationId: a3}
""",
    good="""\
paths:
  /some_things:
    get: {operationId: a1}
  /more_things:
    get: {operationId: a2}
""",
    hint="spell it as most others are",
    findings=findings,
)
