"""What may be wrong anywhere in a document."""

from typing import Final

from specwright.build.rule import Rule
from specwright.diagnostics import Severity

RULES: Final = (
    Rule(
        code="wrong-type",
        severity=Severity.ERROR,
        what="Every part of a document has the JSON type that the specification says.",
        why="A part of another type means nothing; it is left out, that part alone.",
        bad="""\
paths:
  /things:
    get:
      summary: 5
""",
        good="""\
paths:
  /things:
    get:
      summary: "5"
""",
    ),
    Rule(
        code="unresolved-reference",
        severity=Severity.ERROR,
        what="Every `$ref` leads to something.",
        why="What the reference stands for is unknown, so it is left out.",
        hint="name something that exists",
        bad="""\
components:
  schemas:
    Thing: {$ref: "#/components/schemas/Thnig"}
    Things: {type: array, items: {$ref: "#/components/schemas/Thing"}}
""",
        good="""\
components:
  schemas:
    Thing: {type: string}
    Things: {type: array, items: {$ref: "#/components/schemas/Thing"}}
""",
    ),
    Rule(
        code="reference-cycle",
        severity=Severity.ERROR,
        what="A chain of references ends at a definition.",
        why="References that lead round define nothing; the thing is left out.",
        hint="let one of the references name a definition",
        bad="""\
paths:
  /things:
    get:
      parameters: [{$ref: "#/components/parameters/One"}]
components:
  parameters:
    One: {$ref: "#/components/parameters/Two"}
    Two: {$ref: "#/components/parameters/One"}
""",
        good="""\
paths:
  /things:
    get:
      parameters: [{$ref: "#/components/parameters/One"}]
components:
  parameters:
    One: {$ref: "#/components/parameters/Two"}
    Two: {name: two, in: query, schema: {type: string}}
""",
    ),
    Rule(
        code="ignored-reference-sibling",
        severity=Severity.WARNING,
        what="Nothing stands beside a `$ref` that the specification ignores.",
        why="OpenAPI 3.0 replaces the whole object by what the reference names. What "
        "stands beside it has no effect, although it looks as if it had.",
        hint="wrap the reference in `allOf`, or move to OpenAPI 3.1",
        bad="""\
openapi: 3.0.3
components:
  schemas:
    Name: {type: string}
    Thing:
      type: object
      properties:
        name: {$ref: "#/components/schemas/Name", maxLength: 64}
""",
        good="""\
openapi: 3.0.3
components:
  schemas:
    Name: {type: string}
    Thing:
      type: object
      properties:
        name:
          allOf: [{$ref: "#/components/schemas/Name"}]
          maxLength: 64
""",
    ),
    Rule(
        code="nesting-too-deep",
        severity=Severity.ERROR,
        what="Schemas and values nest at most 64 levels deep.",
        why="Nobody means to write more; a document that does is an attack on "
        "whoever reads it.",
        hint="name the inner schemas and refer to them",
        bad=f"""\
components:
  schemas:
    Deep: {"{not: " * 70}true{"}" * 70}
""",
        good="""\
components:
  schemas:
    Deep: {not: {$ref: "#/components/schemas/Deeper"}}
    Deeper: {not: {type: string}}
""",
    ),
    Rule(
        code="missing-info",
        severity=Severity.WARNING,
        what="`info` has a `title` and a `version`.",
        why="Both are required; without them the package has no name of its own.",
        bad="""\
info: {title: Things, version: null}
""",
        good="""\
info: {title: Things, version: 1.0.0}
""",
    ),
    Rule(
        code="missing-name",
        severity=Severity.ERROR,
        what="Parameters and tags have a `name`.",
        why="Nobody can refer to one without; it is left out.",
        hint="add `name`",
        bad="""\
tags: [{description: Things.}]
""",
        good="""\
tags: [{name: things, description: Things.}]
""",
    ),
    Rule(
        code="unknown-parent-tag",
        severity=Severity.WARNING,
        what="The `parent` of a tag is a declared tag, and tags form a tree.",
        why="Without that the tag has no place in the tree; it becomes a root.",
        hint="name a tag that is declared",
        bad="""\
openapi: 3.2.0
tags: [{name: things, parent: goods}]
""",
        good="""\
openapi: 3.2.0
tags: [{name: things, parent: goods}, {name: goods}]
""",
    ),
    Rule(
        code="missing-default",
        severity=Severity.WARNING,
        what="A server variable has a `default`.",
        why="It is required, and the address cannot be made without.",
        hint="add `default`",
        bad="""\
servers:
  - url: https://{region}.example.test
    variables: {region: {enum: [eu, us]}}
""",
        good="""\
servers:
  - url: https://{region}.example.test
    variables: {region: {enum: [eu, us], default: eu}}
""",
    ),
    Rule(
        code="undefined-server-variable",
        severity=Severity.WARNING,
        what="Each name in braces in the address of a server is in its `variables`.",
        why="Nobody knows what to put there.",
        hint="define it in `variables`",
        bad="""\
servers: [{url: "https://{region}.example.test"}]
""",
        good="""\
servers:
  - url: https://{region}.example.test
    variables: {region: {default: eu}}
""",
    ),
)
