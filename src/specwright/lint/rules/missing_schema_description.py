"""Rule `missing-schema-description`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the component schemas that nothing is said of."""
    for pointer, schema in specification.api.schemas.items():
        is_component = (
            pointer.startswith("/components/schemas/") and pointer.count("/") == 3
        )
        said = schema.annotations.description.strip() or schema.annotations.title
        if is_component and not said:
            name = pointer.rpartition("/")[2]
            yield Finding(pointer, f"the schema '{name}' has no description", key=True)


RULE = Rule(
    id="missing-schema-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="Every component schema has a description.",
    why=(
        "It is the documentation of a class; a name alone seldom says what "
        "a thing is for."
    ),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      description: ''
      properties:
        a: {type: string, maxLength: 9}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      description: Anything at all.
      properties:
        a: {type: string, maxLength: 9}
""",
    hint="say what the schema describes",
    findings=findings,
)
