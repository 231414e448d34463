"""Rule `mixed-operation-id-spelling`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.names import commonest, style_of
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the ids that are spelled as few others are."""
    given = [found for found in specification.operations if found.id_given]
    usual = commonest(style_of(operation.id) for operation in given)
    for operation in given:
        if style_of(operation.id) not in (None, usual):
            message = f"'{operation.id}' is not spelled in {usual}"
            yield Finding(f"{operation.pointer}/operationId", message)


RULE = Rule(
    id="mixed-operation-id-spelling",
    severity=Severity.NOTE,
    ruleset=Ruleset.STYLE,
    what="All operation ids are spelled alike.",
    why=("They become method names; one spelling makes them predictable."),
    bad="""\
paths:
  /a:
    get: {operationId: getA}
  /b:
    get: {operationId: get_b}
""",
    good="""\
paths:
  /a:
    get: {operationId: getA}
  /b:
    get: {operationId: getB}
""",
    hint="spell it as most others are",
    findings=findings,
)
