"""What may be wrong with paths and operations."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="missing-operation-id",
        severity=Severity.NOTE,
        title="an operation without an id",
        what="An operation has an `operationId`.",
        why="Its function is named after it. Without one, method and path make the "
        "name, and it changes when they do.",
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
    Entry(
        code="duplicate-operation-id",
        severity=Severity.ERROR,
        title="an operation id that is taken",
        what="Each `operationId` is there once.",
        why="Two functions cannot share a name; the second one is named after its "
        "method and path.",
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
    Entry(
        code="path-without-slash",
        severity=Severity.WARNING,
        title="a path that starts with no slash",
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
    Entry(
        code="malformed-path",
        severity=Severity.WARNING,
        title="braces that enclose no name",
        what="Each brace of a path encloses the name of a parameter.",
        why="A brace without a partner, or with nothing inside, stays in the address "
        "as it is.",
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
    Entry(
        code="unknown-method",
        severity=Severity.WARNING,
        title="a member of a path item that is no method",
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
    Entry(
        code="undeclared-path-parameter",
        severity=Severity.WARNING,
        title="a path parameter that is not declared",
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
    Entry(
        code="unused-path-parameter",
        severity=Severity.WARNING,
        title="a path parameter that is not in the path",
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
    Entry(
        code="missing-responses",
        severity=Severity.WARNING,
        title="an operation without responses",
        what="An operation documents at least one response.",
        why="Otherwise nobody knows what a success looks like.",
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
    Entry(
        code="unknown-operation",
        severity=Severity.WARNING,
        title="a link to no operation",
        what="A link names an operation of the document.",
        why="There is nothing to call; the link is left out.",
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
    Entry(
        code="link-without-operation",
        severity=Severity.WARNING,
        title="a link that names no operation",
        what="A link has an `operationId` or an `operationRef`.",
        why="There is nothing to call; the link is left out.",
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
