"""What may be wrong with schemas that combine others."""

from typing import Final

from specwright.build.rule import Rule
from specwright.diagnostics import Severity

RULES: Final = (
    Rule(
        code="nullable-without-type",
        severity=Severity.WARNING,
        what="`nullable` stands beside a `type`.",
        why="Where it stands alone the letter of OpenAPI 3.0.3 gives it no effect. "
        "Here it lets null in, as authors mean it.",
        hint="write the `type` beside `nullable`",
        bad="""\
openapi: 3.0.3
components:
  schemas:
    Owner: {type: object}
    Thing:
      type: object
      properties:
        owner: {nullable: true, allOf: [{$ref: "#/components/schemas/Owner"}]}
""",
        good="""\
openapi: 3.0.3
components:
  schemas:
    Owner: {type: object, nullable: true}
    Thing:
      type: object
      properties:
        owner: {$ref: "#/components/schemas/Owner"}
""",
    ),
    Rule(
        code="nullable-composition",
        severity=Severity.WARNING,
        what="A `nullable` schema does not combine others that refuse null.",
        why="By the letter they refuse it still. Here null is let in, as authors "
        "mean it.",
        hint="move `nullable` into the schemas that are combined",
        bad="""\
openapi: 3.0.3
components:
  schemas:
    Owner:
      type: object
      nullable: true
      anyOf: [{required: [id]}, {required: [name]}]
""",
        good="""\
openapi: 3.0.3
components:
  schemas:
    Owner:
      type: object
      nullable: true
      properties: {id: {type: string}, name: {type: string}}
""",
    ),
    Rule(
        code="unknown-discriminator-mapping",
        severity=Severity.WARNING,
        what="The `mapping` of a discriminator leads to schemas.",
        why="A value that leads nowhere tells nothing; it is left out.",
        hint="name a schema that exists",
        bad="""\
components:
  schemas:
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Pet:
      oneOf: [{$ref: "#/components/schemas/Cat"}]
      discriminator: {propertyName: kind, mapping: {cat: Cta}}
""",
        good="""\
components:
  schemas:
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Pet:
      oneOf: [{$ref: "#/components/schemas/Cat"}]
      discriminator: {propertyName: kind, mapping: {cat: Cat}}
""",
    ),
    Rule(
        code="endless-schema",
        severity=Severity.ERROR,
        what="A schema refers to itself only from a member or an element.",
        why="Otherwise a value would have to be judged by the schema before it can be "
        "judged by the schema. The reference that closes the circle is left out.",
        hint="refer to it from a member or an element, or remove the reference",
        bad="""\
components:
  schemas:
    Thing: {allOf: [{$ref: "#/components/schemas/Thing"}, {type: object}]}
""",
        good="""\
components:
  schemas:
    Thing:
      type: object
      properties: {parent: {$ref: "#/components/schemas/Thing"}}
""",
    ),
    Rule(
        code="duplicate-schema-id",
        severity=Severity.WARNING,
        what="Each `$id` is there once.",
        why="A reference cannot tell the two apart; the second one is ignored.",
        hint="give each schema its own",
        bad="""\
components:
  schemas:
    One: {$id: "https://example.test/one", type: string}
    Two: {$id: "https://example.test/one", type: integer}
""",
        good="""\
components:
  schemas:
    One: {$id: "https://example.test/one", type: string}
    Two: {$id: "https://example.test/two", type: integer}
""",
    ),
    Rule(
        code="unknown-schema-dialect",
        severity=Severity.WARNING,
        what="Schemas are written in draft 2020-12, or the dialect of OpenAPI.",
        why="All schemas are read that way, whatever they declare.",
        hint="write schemas in 2020-12",
        bad="""\
components:
  schemas:
    Thing: {$schema: "http://json-schema.org/draft-07/schema#", type: string}
""",
        good="""\
components:
  schemas:
    Thing:
      $schema: https://json-schema.org/draft/2020-12/schema
      type: string
""",
    ),
)
