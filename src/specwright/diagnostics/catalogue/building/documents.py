"""What may be wrong anywhere in a document."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="wrong-type",
        severity=Severity.ERROR,
        title="a part of the wrong JSON type",
        what="Every part of a document has the JSON type that the specification says.",
        why="A part of another type means nothing; it is left out, that part alone. "
        "A number in the place of a text is read as it would be written, which may "
        "not be as it was written.",
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
    Entry(
        code="unresolved-reference",
        severity=Severity.ERROR,
        title="a reference to nothing",
        what="Every `$ref` leads to something.",
        why="What the reference stands for is unknown, so it is left out.",
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
    Entry(
        code="reference-cycle",
        severity=Severity.ERROR,
        title="references that lead round",
        what="A chain of references ends at a definition.",
        why="References that lead round define nothing; the thing is left out.",
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
    Entry(
        code="ignored-reference-sibling",
        severity=Severity.WARNING,
        title="a member beside `$ref` that is ignored",
        what="Nothing stands beside a `$ref` that the specification ignores.",
        why="OpenAPI 3.0 replaces the whole object by what the reference names. What "
        "stands beside it has no effect, although it looks as if it had. A `title`, "
        "`summary` or `description` is kept all the same.",
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
    Entry(
        code="deep-nesting",
        severity=Severity.ERROR,
        title="nesting without an end",
        what="Schemas and values nest at most 64 levels deep, and at most 100 schemas "
        "judge the same value in a row, through their references.",
        why="Nobody means to write more; a document that does is an attack on "
        "whoever reads it.",
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
    Entry(
        code="missing-info",
        severity=Severity.WARNING,
        title="`info` without a title or version",
        what="`info` has a `title` and a `version`.",
        why="Both are required; without them the package has no name of its own.",
        bad="""\
info: {title: Things, version: null}
""",
        good="""\
info: {title: Things, version: 1.0.0}
""",
    ),
    Entry(
        code="missing-name",
        severity=Severity.ERROR,
        title="a parameter or tag without a name",
        what="Parameters and tags have a `name`.",
        why="Nobody can refer to one without; it is left out.",
        bad="""\
tags: [{description: Things.}]
""",
        good="""\
tags: [{name: things, description: Things.}]
""",
    ),
    Entry(
        code="unknown-parent-tag",
        severity=Severity.WARNING,
        title="a tag whose parent is not there",
        what="The `parent` of a tag is a declared tag, and tags form a tree.",
        why="Without that the tag has no place in the tree; it becomes a root.",
        bad="""\
openapi: 3.2.0
tags: [{name: things, parent: goods}]
""",
        good="""\
openapi: 3.2.0
tags: [{name: things, parent: goods}, {name: goods}]
""",
    ),
    Entry(
        code="missing-default",
        severity=Severity.WARNING,
        title="a server variable without a default",
        what="A server variable has a `default`.",
        why="It is required, and the address cannot be made without.",
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
    Entry(
        code="undefined-server-variable",
        severity=Severity.WARNING,
        title="a name in an address that nobody defines",
        what="Each name in braces in the address of a server is in its `variables`.",
        why="Nobody knows what to put there.",
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
