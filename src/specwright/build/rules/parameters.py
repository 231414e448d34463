"""What may be wrong with parameters and headers."""

from typing import Final

from specwright.build.rule import Rule
from specwright.diagnostics import Severity

RULES: Final = (
    Rule(
        code="unknown-parameter-place",
        severity=Severity.ERROR,
        what="`in` says where a parameter travels.",
        why="Without that it cannot be sent; it is left out.",
        hint="write `path`, `query`, `header` or `cookie`",
        bad="""\
paths:
  /things:
    get:
      parameters: [{name: limit, in: url, schema: {type: integer}}]
""",
        good="""\
paths:
  /things:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
""",
    ),
    Rule(
        code="duplicate-parameter",
        severity=Severity.WARNING,
        what="Name and place of a parameter are there once.",
        why="Only one of them can be sent; the second one is left out.",
        hint="remove one of them",
        bad="""\
paths:
  /things:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: string}}
""",
        good="""\
paths:
  /things:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: limit, in: header, schema: {type: string}}
""",
    ),
    Rule(
        code="optional-path-parameter",
        severity=Severity.WARNING,
        what="A path parameter is `required`.",
        why="There is no path without it.",
        hint="write `required: true`",
        bad="""\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, schema: {type: string}}]
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
        code="missing-schema",
        severity=Severity.WARNING,
        what="A parameter or header has a `schema` or `content`.",
        why="Otherwise it may hold anything.",
        hint="add `schema` to say what it holds",
        bad="""\
paths:
  /things:
    get:
      parameters: [{name: limit, in: query}]
""",
        good="""\
paths:
  /things:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
""",
    ),
    Rule(
        code="schema-and-content",
        severity=Severity.WARNING,
        what="A parameter or header has either a `schema` or `content`.",
        why="They are two ways to write it down; `schema` is left out.",
        hint="keep one of them",
        bad="""\
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          schema: {type: string}
          content: {application/json: {schema: {type: object}}}
""",
        good="""\
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content: {application/json: {schema: {type: object}}}
""",
    ),
    Rule(
        code="several-contents",
        severity=Severity.WARNING,
        what="The `content` of a parameter or header has one media type.",
        why="Nothing in the message tells which one is used; the first one is.",
        hint="keep one media type",
        bad="""\
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content: {application/json: {schema: {}}, text/plain: {schema: {}}}
""",
        good="""\
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content: {application/json: {schema: {}}}
""",
    ),
    Rule(
        code="style-out-of-place",
        severity=Severity.WARNING,
        what="The `style` of a parameter is one that its place knows.",
        why="The specification does not say how to write it; the default is used.",
        bad="""\
paths:
  /things:
    get:
      parameters:
        - {name: ids, in: query, style: simple, schema: {type: array, items: {}}}
""",
        good="""\
paths:
  /things:
    get:
      parameters:
        - {name: ids, in: query, explode: false, schema: {type: array, items: {}}}
""",
    ),
    Rule(
        code="reserved-header",
        severity=Severity.NOTE,
        what="`Accept`, `Content-Type` and `Authorization` are no header parameters, "
        "and `Content-Type` is no header of a response.",
        why="Media types and security schemes say it already; the specification tells "
        "readers to ignore such headers.",
        hint="use `content`, `responses` or `security` instead",
        bad="""\
paths:
  /things:
    get:
      parameters: [{name: Authorization, in: header, schema: {type: string}}]
""",
        good="""\
paths:
  /things:
    get:
      security: [{token: []}]
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
""",
    ),
    Rule(
        code="misplaced-querystring",
        severity=Severity.WARNING,
        what="A `querystring` parameter has `content`, and the query for itself.",
        why="It is the whole query; nothing else can go there.",
        bad="""\
openapi: 3.2.0
paths:
  /things:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - name: filter
          in: querystring
          content: {application/x-www-form-urlencoded: {schema: {type: object}}}
""",
        good="""\
openapi: 3.2.0
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: querystring
          content: {application/x-www-form-urlencoded: {schema: {type: object}}}
""",
    ),
)
