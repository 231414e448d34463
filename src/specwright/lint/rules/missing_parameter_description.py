"""Rule `missing-parameter-description`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the parameters without a description, of their own or of their schema."""
    for parameter in specification.parameters:
        schema = specification.followed(parameter.schema)
        said = parameter.doc.description or schema.annotations.description
        # One that the path alone names is reported for not being declared.
        is_declared = specification.at(parameter.pointer) is not None
        if is_declared and not said.strip():
            message = f"the parameter '{parameter.name}' has no description"
            yield Finding(parameter.pointer, message)


RULE = Rule(
    id="missing-parameter-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every parameter has a description.",
    why=(
        "It is the documentation of an argument; a name alone seldom says "
        "units, limits or meaning."
    ),
    bad="""\
paths:
  /things:
    get:
      parameters:
        - name: q
          in: query
          schema: {type: string}
""",
    good="""\
paths:
  /things:
    get:
      parameters:
        - name: q
          in: query
          description: Words that a thing must hold.
          schema: {type: string}
""",
    hint="say what the parameter does",
    findings=findings,
)
