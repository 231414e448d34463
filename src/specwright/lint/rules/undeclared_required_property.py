"""Rule `undeclared-required-property`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import (
    AllOf,
    PatternProperties,
    Properties,
    Reference,
    Required,
    Schema,
)
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification
from specwright.schema.subschemas import subschemas


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the names that are required and nowhere declared."""
    nested = frozenset(_applied(specification))
    for schema in specification.schemas:
        required = [
            name
            for assertion in schema.assertions
            if isinstance(assertion, Required)
            for name in assertion.names
        ]
        if not required or schema.pointer in nested:
            continue
        declared = _declared(specification, schema, set())
        for name in required:
            if declared is not None and name not in declared:
                message = f"'{name}' is required, and not declared"
                yield Finding(f"{schema.pointer}/required", message)


def _applied(specification: Specification) -> Iterator[str]:
    """Yield the schemas that stand beside others, which may declare for them."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if not isinstance(assertion, Properties):
                yield from (inner.pointer for inner in subschemas(assertion))


def _declared(
    specification: Specification, schema: Schema, seen: set[str]
) -> set[str] | None:
    """Return the declared names, or None where they cannot be listed."""
    names: set[str] = set()
    seen.add(schema.pointer)
    for assertion in schema.assertions:
        match assertion:
            case Properties(members):
                names |= {name for name, _ in members}
            case PatternProperties():
                return None
            case AllOf(schemas):
                for part in schemas:
                    names |= _declared(specification, part, seen) or set()
            case Reference(target) if target not in seen:
                found = specification.api.schemas.get(target)
                if found is not None:
                    names |= _declared(specification, found, seen) or set()
            case _:
                pass
    return names


RULE = Rule(
    id="undeclared-required-property",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Every required property is declared.",
    why=(
        "A required name that `properties` lacks is mostly misspelt; no "
        "type is known of it."
    ),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      required: [naem]
      properties:
        name: {type: string}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string}
""",
    hint="declare the property, or correct its spelling",
    findings=findings,
)
