"""Rule `operation-without-security`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.operations import Operation
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations for which neither they nor the document say anything.

    Where nothing in the document says anything, that is one finding.
    """
    if specification.member("security") is not None:
        return
    operations = specification.api.operations
    silent = [one for one in operations if _is_silent(specification, one)]
    if silent and len(silent) == len(operations):
        message = f"nothing says who may call the operations; there are {len(silent)}"
        yield Finding("", message, hint="add `security` to the document")
        return
    for operation in silent:
        message = f"{operation.id} does not say who may call it"
        yield Finding(operation.pointer, message, key=True)


def _is_silent(specification: Specification, operation: Operation) -> bool:
    raw = specification.at(operation.pointer)
    return isinstance(raw, dict) and "security" not in raw


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
