"""Rule `operation-ids-alike`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.names import alike
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the second of two ids that are easily confused."""
    pointers = {
        operation.id: operation.pointer for operation in specification.operations
    }
    for first, second in alike(pointers):
        message = f"'{second}' differs from '{first}' in case and punctuation alone"
        yield Finding(f"{pointers[second]}/operationId", message)


RULE = Rule(
    id="operation-ids-alike",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Operation ids differ in more than case and punctuation.",
    why=(
        "Most languages spell them their own way, so `getUser` and "
        "`get_user` become one name."
    ),
    bad="""\
paths:
  /more:
    get: {operationId: list_things}
""",
    good="""\
paths:
  /more:
    get: {operationId: listMoreThings}
""",
    hint="rename one of them",
    findings=findings,
)
