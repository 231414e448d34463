"""Rule `operation-without-security`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations for which neither they nor the document say anything."""
    if specification.member("security") is not None:
        return
    for operation in specification.api.operations:
        raw = specification.at(operation.pointer)
        if isinstance(raw, dict) and "security" not in raw:
            message = f"{operation.id} does not say who may call it"
            yield Finding(operation.pointer, message, key=True)


RULE = Rule(
    id="operation-without-security",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what=(
        "Every operation says who may call it; `security` with an empty "
        "list says everybody."
    ),
    why="What says nothing is open to everybody, mostly by mistake.",
    bad="""\
{security: null}
""",
    good="""\
security:
  - {token: []}
""",
    hint="add `security`, with an empty list where anybody may call",
    findings=findings,
)
