"""Rule `untagged-operation`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the operations without a tag."""
    for operation in specification.api.operations:
        if not operation.tags:
            message = f"{operation.method} {operation.path} has no tag"
            yield Finding(operation.pointer, message, key=True)


RULE = Rule(
    id="untagged-operation",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="Every operation has a tag.",
    why=(
        "Tags group methods in documentation and in generated clients; "
        "without one an operation ends up in a group called `default`."
    ),
    bad="""\
paths:
  /things:
    get: {tags: []}
""",
    good="""\
paths:
  /things:
    get: {tags: [things]}
""",
    hint="add a tag",
    findings=findings,
)
