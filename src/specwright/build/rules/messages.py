"""What may be wrong with bodies and responses."""

from typing import Final

from specwright.build.rule import Rule
from specwright.diagnostics import Severity

RULES: Final = (
    Rule(
        code="missing-content",
        severity=Severity.WARNING,
        what="A request body has `content`.",
        why="Nobody knows what to send; the body is left out.",
        hint="add `content` with a media type",
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
    Rule(
        code="empty-media-type",
        severity=Severity.WARNING,
        what="A media type says what it holds, if only with `{}`.",
        why="A bare key is null in YAML. It is read as a body of anything.",
        hint="add `schema`, or write `{}`",
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
    Rule(
        code="unsupported-encoding",
        severity=Severity.WARNING,
        what="Multipart bodies describe their parts by name, with `encoding`.",
        why="`prefixEncoding` and `itemEncoding` are not supported; they are left out.",
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
    Rule(
        code="unknown-status",
        severity=Severity.ERROR,
        what="A response stands under a status.",
        why="Otherwise nobody knows when it comes; it is left out.",
        hint="write three digits, a range such as `4XX`, or `default`",
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
