"""Rule `deprecated-without-word`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the deprecated operations without description and sunset."""
    for operation in specification.api.operations:
        explained = (
            operation.doc.description.strip() or "x-sunset" in operation.extensions
        )
        if operation.doc.deprecated and not explained:
            message = (
                f"{operation.id} is deprecated, and nothing says what to use instead"
            )
            yield Finding(f"{operation.pointer}/deprecated", message, key=True)


RULE = Rule(
    id="deprecated-without-word",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what=("A deprecated operation says what to use instead, or until when it stays."),
    why=("`deprecated: true` alone tells users to leave, and not where to."),
    bad="""\
paths:
  /things:
    get: {deprecated: true, description: ''}
""",
    good="""\
paths:
  /things:
    get:
      deprecated: true
      description: Use GET /objects instead.
""",
    hint=("name the replacement in the description, or the date in `x-sunset`"),
    findings=findings,
)
