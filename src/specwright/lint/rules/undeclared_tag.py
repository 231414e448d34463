"""Rule `undeclared-tag`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield each tag that nothing declares, where an operation first has it."""
    declared = {tag.name for tag in specification.api.tags}
    places: dict[str, list[str]] = {}
    for operation in specification.operations:
        for index, tag in enumerate(operation.tags):
            if tag not in declared:
                places.setdefault(tag, []).append(f"{operation.pointer}/tags/{index}")
    for tag, (first, *others) in places.items():
        count = len(others)
        more = (
            "; one more operation has it" if count == 1 else f"; {count} more have it"
        )
        told = more if others else ""
        yield Finding(first, f"the tag '{tag}' is not declared{told}")


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
