"""Rule `unused-component-schema`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the component schemas that no operation reaches."""
    for pointer in specification.api.schemas:
        is_component = (
            pointer.startswith("/components/schemas/") and pointer.count("/") == 3
        )
        if is_component and pointer not in specification.reached:
            name = pointer.rpartition("/")[2]
            message = f"no operation uses the schema '{name}'"
            yield Finding(pointer, message, key=True)


RULE = Rule(
    id="unused-component-schema",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every component schema is reached from an operation, or an extension.",
    why="What nothing uses is not tested by anybody, and rots.",
    bad="""\
components:
  schemas:
    Ghost: {type: string}
""",
    good="""\
components:
  schemas:
    Thing: {type: object}
""",
    hint="remove it, or use it",
    findings=findings,
)
