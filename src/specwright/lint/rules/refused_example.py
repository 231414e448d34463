"""Rule `refused-example`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import Json
from specwright.ir.operations import Example
from specwright.ir.schemas import Schema
from specwright.lint.judgement import Judgement
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the examples that their schemas refuse."""
    judgement = Judgement(specification.api)
    for pointer, schema, value in _examples(specification):
        if judgement.refuses(schema, value):
            reason = judgement.reason(schema, value)
            yield Finding(pointer, f"this example is not valid: {reason}")


def _examples(specification: Specification) -> Iterator[tuple[str, Schema, Json]]:
    for schema in specification.schemas:
        for value in schema.annotations.examples:
            yield schema.pointer, schema, value
    for parameter in specification.parameters:
        if parameter.media_type is None:
            yield from _named(parameter.pointer, parameter.schema, parameter.examples)
    for media_type in specification.media_types:
        if media_type.schema is not None and "json" in media_type.name:
            yield from _named(
                media_type.pointer, media_type.schema, media_type.examples
            )


def _named(
    pointer: str, schema: Schema, examples: tuple[Example, ...]
) -> Iterator[tuple[str, Schema, Json]]:
    for example in examples:
        if example.value is not None:
            place = f"{pointer}/examples/{example.name}" if example.name else pointer
            yield place, schema, example.value.json


RULE = Rule(
    id="refused-example",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="An example is valid for its own schema.",
    why="Readers copy examples; tools answer with them.",
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, examples: [big]}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        size: {type: integer, examples: [3]}
""",
    hint="correct the example, or the schema",
    findings=findings,
)
