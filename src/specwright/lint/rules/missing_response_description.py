"""Rule `missing-response-description`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the responses that nothing is said of."""
    seen: set[str] = set()
    for operation in specification.operations:
        for response in operation.responses:
            said = response.doc.description.strip() or response.doc.summary
            if not said and response.pointer not in seen:
                seen.add(response.pointer)
                message = f"the response {response.status} has no description"
                yield Finding(response.pointer, message, key=True)


RULE = Rule(
    id="missing-response-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every response has a description.",
    why=(
        "It is what the documentation of a status says; `description` is "
        "required and must not be empty."
    ),
    bad="""\
paths:
  /things:
    get:
      responses:
        '200': {description: ''}
""",
    good="""\
paths:
  /things:
    get:
      responses:
        '200': {description: The things}
""",
    hint="say when the operation answers with this status",
    findings=findings,
)
