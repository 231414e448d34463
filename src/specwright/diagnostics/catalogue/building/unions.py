"""What may be wrong with schemas that combine others."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="nullable-without-type",
        severity=Severity.WARNING,
        title="`nullable` without a type",
        what="`nullable` stands beside a `type`.",
        why="Where it stands alone the letter of OpenAPI 3.0.3 gives it no effect. "
        "Here it lets null in, as authors mean it.",
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
    Entry(
        code="nullable-composition",
        severity=Severity.WARNING,
        title="`nullable` beside schemas that refuse null",
        what="A `nullable` schema does not combine others that refuse null.",
        why="By the letter they refuse it still. Here null is let in, as authors "
        "mean it.",
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
    Entry(
        code="unknown-discriminator-mapping",
        severity=Severity.WARNING,
        title="a discriminator that leads nowhere",
        what="The `mapping` of a discriminator leads to schemas.",
        why="A value that leads nowhere tells nothing; it is left out.",
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
    Entry(
        code="endless-schema",
        severity=Severity.ERROR,
        title="a schema that asks for itself",
        what="A schema refers to itself only from a member or an element.",
        why="Otherwise a value would have to be judged by the schema before it can be "
        "judged by the schema. The reference that closes the circle is left out.",
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
    Entry(
        code="duplicate-schema-id",
        severity=Severity.WARNING,
        title="a schema identifier that is taken",
        what="Each `$id` is there once.",
        why="A reference cannot tell the two apart; the second one is ignored.",
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
    Entry(
        code="unknown-schema-dialect",
        severity=Severity.WARNING,
        title="schemas in another dialect",
        what="Schemas are written in draft 2020-12, or the dialect of OpenAPI.",
        why="All schemas are read that way, whatever they declare.",
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
