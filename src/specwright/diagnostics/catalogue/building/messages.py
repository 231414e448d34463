"""What may be wrong with bodies and responses."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="missing-content",
        severity=Severity.WARNING,
        title="a request body without content",
        what="A request body has `content`.",
        why="Nobody knows what to send; the body is left out.",
        bad="""\
paths:
  /things:
    get: {requestBody: {description: A filter.}}
""",
        good="""\
paths:
  /things:
    get: {requestBody: {content: {application/json: {schema: {type: object}}}}}
""",
    ),
    Entry(
        code="empty-media-type",
        severity=Severity.WARNING,
        title="a media type that is null",
        what="A media type says what it holds, if only with `{}`.",
        why="A bare key is null in YAML. It is read as a body of anything.",
        bad="""\
paths:
  /things:
    get:
      responses: {"200": {description: The things, content: {text/plain: null}}}
""",
        good="""\
paths:
  /things:
    get:
      responses: {"200": {description: The things, content: {text/plain: {}}}}
""",
    ),
    Entry(
        code="unsupported-content",
        severity=Severity.WARNING,
        title="a parameter in a media type that values are not written in",
        what="The `content` of a parameter or a header is JSON, or its schema is that "
        "of a string.",
        why="Nothing here writes other formats; the value is text that the caller "
        "writes, and nothing checks it.",
        bad="""\
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content:
            application/xml:
              schema: {type: object, properties: {a: {type: string}}}
      responses: {default: {description: The things}}
""",
        good="""\
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content:
            application/json:
              schema: {type: object, properties: {a: {type: string}}}
      responses: {default: {description: The things}}
""",
    ),
    Entry(
        code="unsupported-encoding",
        severity=Severity.WARNING,
        title="an encoding of parts without names",
        what="Multipart bodies describe their parts by name, with `encoding`.",
        why="`prefixEncoding`, `itemEncoding` and encodings inside encodings are not "
        "supported; they are left out.",
        bad="""\
openapi: 3.2.0
paths:
  /things:
    get:
      requestBody:
        content:
          multipart/mixed:
            schema: {type: array, items: {}}
            itemEncoding: {contentType: text/plain}
""",
        good="""\
openapi: 3.2.0
paths:
  /things:
    get:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {note: {type: string}}}
            encoding: {note: {contentType: text/plain}}
""",
    ),
    Entry(
        code="unsupported-item-schema",
        severity=Severity.WARNING,
        title="items of a body that is no sequence",
        what="`itemSchema` describes the items of a body that is a sequence of them, "
        "such as JSON lines or server-sent events.",
        why="A JSON body is one value, which comes as a whole; it may be anything.",
        bad="""\
openapi: 3.2.0
paths:
  /things:
    get:
      responses:
        default:
          description: The things
          content: {application/json: {itemSchema: {type: string}}}
""",
        good="""\
openapi: 3.2.0
paths:
  /things:
    get:
      responses:
        default:
          description: The things
          content: {application/jsonl: {itemSchema: {type: string}}}
""",
    ),
    Entry(
        code="unknown-status",
        severity=Severity.ERROR,
        title="a response under no status",
        what="A response stands under a status.",
        why="Otherwise nobody knows when it comes; it is left out.",
        bad="""\
paths:
  /things:
    get:
      responses: {"2000": {description: The things}}
""",
        good="""\
paths:
  /things:
    get:
      responses: {"200": {description: The things}, default: {description: No.}}
""",
    ),
)
