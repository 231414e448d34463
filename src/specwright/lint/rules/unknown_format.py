"""Rule `unknown-format`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Format
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_KNOWN = frozenset(
    [
        "date",
        "date-time",
        "time",
        "duration",
        "email",
        "idn-email",
        "hostname",
        "idn-hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "iri",
        "iri-reference",
        "uuid",
        "uri-template",
        "json-pointer",
        "regex",
        "byte",
        "binary",
        "relative-json-pointer",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float",
        "double",
        "double-int",
        "decimal",
        "decimal128",
        "password",
        "base64url",
        "char",
        "commonmark",
        "html",
        "http-date",
        "media-range",
        "sf-binary",
        "sf-boolean",
        "sf-decimal",
        "sf-integer",
        "sf-string",
        "sf-token",
        "time-local",
        "date-time-local",
        "single-line",
        "url",
    ]
)


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the formats that no registry lists."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Format) and assertion.name not in _KNOWN:
                message = f"'{assertion.name}' is no registered format"
                yield Finding(f"{schema.pointer}/format", message)


RULE = Rule(
    id="unknown-format",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what=("Formats are those of OpenAPI's format registry or of JSON Schema."),
    why=("Tools ignore a format that they do not know; a misspelt one checks nothing."),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        at:
          type: string
          format: datetime
          maxLength: 30
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        at:
          type: string
          format: date-time
          maxLength: 30
""",
    hint="use a registered format, or remove it",
    findings=findings,
)
