"""What may be wrong with paths and operations."""

from typing import Final

from specwright.build.rule import Rule
from specwright.diagnostics import Severity

RULES: Final = (
    Rule(
        code="missing-operation-id",
        severity=Severity.NOTE,
        what="An operation has an `operationId`.",
        why="Its function is named after it. Without one, method and path make the "
        "name, and it changes when they do.",
        hint="add `operationId`",
        bad="""\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {}}]
    get: {responses: {"204": {description: Done}}}
""",
        good="""\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {}}]
    get: {operationId: getThing, responses: {"204": {description: Done}}}
""",
    ),
    Rule(
        code="duplicate-operation-id",
        severity=Severity.WARNING,
        what="Each `operationId` is there once.",
        why="Two functions cannot share a name; the second one is named after its "
        "method and path.",
        hint="give each operation its own id",
        bad="""\
paths:
  /things:
    post: {operationId: listThings, responses: {"204": {description: Done}}}
""",
        good="""\
paths:
  /things:
    post: {operationId: addThing, responses: {"204": {description: Done}}}
""",
    ),
    Rule(
        code="path-without-slash",
        severity=Severity.WARNING,
        what="Each path starts with `/`.",
        why="It is appended to the address of the server. A slash is put before it.",
        bad="""\
paths:
  others:
    get: {operationId: listOthers, responses: {"204": {description: Done}}}
""",
        good="""\
paths:
  /others:
    get: {operationId: listOthers, responses: {"204": {description: Done}}}
""",
    ),
    Rule(
        code="malformed-path",
        severity=Severity.WARNING,
        what="Each brace of a path encloses the name of a parameter.",
        why="A brace without a partner, or with nothing inside, stays in the address "
        "as it is.",
        hint="balance the braces",
        bad="""\
paths:
  /others/{id:
    get: {operationId: getOther, responses: {"204": {description: Done}}}
""",
        good="""\
paths:
  /others/{id}:
    get:
      operationId: getOther
      parameters: [{name: id, in: path, required: true, schema: {}}]
      responses: {"204": {description: Done}}
""",
    ),
    Rule(
        code="unknown-method",
        severity=Severity.WARNING,
        what="A path item holds HTTP methods and the fields of the specification.",
        why="Any other member means nothing, and is left out.",
        bad="""\
paths:
  /things:
    query: {operationId: findThings, responses: {"204": {description: Done}}}
""",
        good="""\
openapi: 3.2.0
paths:
  /things:
    query: {operationId: findThings, responses: {"204": {description: Done}}}
""",
    ),
    Rule(
        code="undeclared-path-parameter",
        severity=Severity.WARNING,
        what="Each name in braces in a path is declared as a path parameter.",
        why="The operation cannot be called without it. It is taken as a string.",
        bad="""\
paths:
  /things/{id}:
    get: {operationId: getThing, responses: {"204": {description: Done}}}
""",
        good="""\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getThing, responses: {"204": {description: Done}}}
""",
    ),
    Rule(
        code="unused-path-parameter",
        severity=Severity.WARNING,
        what="Each path parameter is in the path.",
        why="There is nowhere to put it; it is left out.",
        bad="""\
paths:
  /things:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
""",
        good="""\
paths:
  /things:
    get:
      parameters: [{name: id, in: query, required: true, schema: {type: string}}]
""",
    ),
    Rule(
        code="missing-responses",
        severity=Severity.WARNING,
        what="An operation documents at least one response.",
        why="Otherwise nobody knows what a success looks like.",
        hint="document at least one response",
        bad="""\
openapi: 3.0.3
paths:
  /things: {get: {responses: null}}
""",
        good="""\
openapi: 3.0.3
paths:
  /things: {get: {responses: {"204": {description: Done}}}}
""",
    ),
    Rule(
        code="unknown-operation",
        severity=Severity.WARNING,
        what="A link names an operation of the document.",
        why="There is nothing to call; the link is left out.",
        hint="name an operation that exists",
        bad="""\
paths:
  /things:
    get:
      responses:
        "200": {description: The things, links: {next: {operationId: moreThings}}}
""",
        good="""\
paths:
  /things:
    get:
      responses:
        "200": {description: The things, links: {next: {operationId: listThings}}}
""",
    ),
    Rule(
        code="link-without-operation",
        severity=Severity.WARNING,
        what="A link has an `operationId` or an `operationRef`.",
        why="There is nothing to call; the link is left out.",
        hint="add `operationId` or `operationRef`",
        bad="""\
paths:
  /things:
    get:
      responses:
        "200": {description: The things, links: {next: {description: More.}}}
""",
        good="""\
paths:
  /things:
    get:
      responses:
        "200":
          description: The things
          links: {next: {operationRef: "#/paths/~1things/get"}}
""",
    ),
)
