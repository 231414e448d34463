"""Rule `undeclared-tag`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the tags of operations that nothing declares."""
    declared = {tag.name for tag in specification.api.tags}
    for operation in specification.operations:
        for index, tag in enumerate(operation.tags):
            if tag not in declared:
                message = f"the tag '{tag}' is not declared"
                yield Finding(f"{operation.pointer}/tags/{index}", message)


RULE = Rule(
    id="undeclared-tag",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what=("Every tag that an operation has is declared in the top-level `tags`."),
    why=(
        "A misspelt tag opens a group of its own, in documentation and in "
        "generated clients."
    ),
    bad="""\
paths:
  /things:
    get: {tags: [thigns]}
""",
    good="""\
paths:
  /things:
    get: {tags: [things]}
""",
    hint="declare the tag, or correct its spelling",
    findings=findings,
)
