"""Rule `unused-tag`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the declared tags without operations or child tags."""
    used = {tag for operation in specification.operations for tag in operation.tags}
    used |= {tag.parent for tag in specification.api.tags if tag.parent}
    for tag in specification.api.tags:
        if tag.name not in used:
            yield Finding(tag.pointer, f"no operation has the tag '{tag.name}'")


RULE = Rule(
    id="unused-tag",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every declared tag is used by an operation.",
    why=(
        "An empty group in the documentation is a left-over, or a tag that "
        "somebody misspelt elsewhere."
    ),
    bad="""\
tags:
  - {name: things, description: Things}
  - {name: ghosts, description: None}
""",
    good="""\
tags:
  - {name: things, description: Things}
""",
    hint="remove the tag",
    findings=findings,
)
