"""Rule `shapeless-object`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import JsonType
from specwright.ir.schemas import Schema, Type
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the schemas that say `type: object` and no more."""
    for schema in specification.schemas:
        if _is_bare(schema):
            yield Finding(
                schema.pointer, "nothing is said of the members of this object"
            )


def _is_bare(schema: Schema) -> bool:
    match schema.assertions:
        case (Type((JsonType.OBJECT,)),):
            return True
        case _:
            return False


RULE = Rule(
    id="shapeless-object",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="An object says what its members are.",
    why=(
        "Nothing can be generated, checked or documented of an object without members."
    ),
    bad="""\
components:
  schemas:
    Thing: {type: object}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string}
""",
    hint="add `properties`, or `additionalProperties`",
    findings=findings,
)
