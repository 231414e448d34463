"""What may be wrong with parameters and headers."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="unknown-parameter-place",
        severity=Severity.ERROR,
        title="a parameter that travels nowhere",
        what="`in` says where a parameter travels.",
        why="Without that it cannot be sent; it is left out.",
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
    Entry(
        code="duplicate-parameter",
        severity=Severity.WARNING,
        title="a parameter that is there twice",
        what="Name and place of a parameter are there once.",
        why="Only one of them can be sent; the second one is left out.",
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
    Entry(
        code="optional-path-parameter",
        severity=Severity.WARNING,
        title="a path parameter that is not required",
        what="A path parameter is `required`.",
        why="There is no path without it.",
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
    Entry(
        code="missing-schema",
        severity=Severity.WARNING,
        title="a parameter or header without a schema",
        what="A parameter or header has a `schema` or `content`.",
        why="Otherwise it may hold anything.",
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
    Entry(
        code="schema-and-content",
        severity=Severity.WARNING,
        title="a parameter with both `schema` and `content`",
        what="A parameter or header has either a `schema` or `content`.",
        why="They are two ways to write it down; `schema` is left out.",
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
    Entry(
        code="several-contents",
        severity=Severity.WARNING,
        title="a parameter with several media types",
        what="The `content` of a parameter or header has one media type.",
        why="Nothing in the message tells which one is used; the first one is.",
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
    Entry(
        code="style-out-of-place",
        severity=Severity.WARNING,
        title="a style that its place does not know",
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
    Entry(
        code="impossible-in-http",
        severity=Severity.ERROR,
        title="a name that HTTP cannot hold",
        what="Headers, cookies, methods and media types are made of what HTTP lets "
        "them be made of (RFC 9110, section 5.6.2).",
        why="Nothing else can be sent, or is read as it was meant: a name with a "
        "space, a colon or an accent is left out.",
        bad="""\
paths:
  /things:
    get:
      parameters: [{name: "X-Page Size", in: header, schema: {type: integer}}]
""",
        good="""\
paths:
  /things:
    get:
      parameters: [{name: X-Page-Size, in: header, schema: {type: integer}}]
""",
    ),
    Entry(
        code="reserved-header",
        severity=Severity.NOTE,
        title="a header that is described elsewhere",
        what="`Accept`, `Content-Type` and `Authorization` are no header parameters, "
        "and `Content-Type` is no header of a response.",
        why="Media types and security schemes say it already; the specification tells "
        "readers to ignore such headers.",
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
    Entry(
        code="misplaced-querystring",
        severity=Severity.WARNING,
        title="a `querystring` parameter that cannot be sent",
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
