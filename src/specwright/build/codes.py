"""What building reports: each code with its severity and its usual advice."""

from collections.abc import Mapping
from typing import Final

from specwright.diagnostics import Severity

CODES: Final[Mapping[str, tuple[Severity, str | None]]] = {
    # Any object
    "wrong-type": (Severity.ERROR, None),
    "endless-schema": (
        Severity.ERROR,
        "refer to it from a member or an element, or remove the reference",
    ),
    "unresolved-reference": (Severity.ERROR, "name something that exists"),
    "reference-cycle": (Severity.ERROR, "let one of the references name a definition"),
    "ignored-reference-sibling": (
        Severity.WARNING,
        "wrap the reference in `allOf`, or move to OpenAPI 3.1",
    ),
    "nesting-too-deep": (Severity.ERROR, "name the inner schemas and refer to them"),
    # Schemas
    "unknown-type": (Severity.ERROR, "write one of the types of JSON Schema"),
    "unknown-keyword": (Severity.WARNING, "remove it, or let its name start with `x-`"),
    "keyword-of-another-version": (Severity.WARNING, None),
    "array-without-items": (Severity.WARNING, "add `items` to say what it holds"),
    "empty-enum": (Severity.WARNING, "list the values, or remove `enum`"),
    "duplicate-enum-value": (Severity.WARNING, "remove the second one"),
    "enum-names-mismatch": (Severity.WARNING, "name each value exactly once"),
    "nullable-without-type": (Severity.WARNING, "write the `type` beside `nullable`"),
    "nullable-composition": (
        Severity.WARNING,
        "move `nullable` into the schemas that are combined",
    ),
    "nullable-enum-without-null": (Severity.WARNING, "add null to the `enum`"),
    "impossible-keyword-value": (Severity.ERROR, None),
    "unknown-discriminator-mapping": (Severity.WARNING, "name a schema that exists"),
    "duplicate-schema-id": (Severity.WARNING, "give each schema its own"),
    "unknown-schema-dialect": (Severity.WARNING, "write schemas in 2020-12"),
    # Parameters
    "unknown-parameter-place": (
        Severity.ERROR,
        "write `path`, `query`, `header` or `cookie`",
    ),
    "missing-name": (Severity.ERROR, "add `name`"),
    "duplicate-parameter": (Severity.WARNING, "remove one of them"),
    "undeclared-path-parameter": (Severity.WARNING, None),
    "unused-path-parameter": (Severity.WARNING, None),
    "optional-path-parameter": (Severity.WARNING, "write `required: true`"),
    "missing-schema": (Severity.WARNING, "add `schema` to say what it holds"),
    "schema-and-content": (Severity.WARNING, "keep one of them"),
    "several-contents": (Severity.WARNING, "keep one media type"),
    "style-out-of-place": (Severity.WARNING, None),
    "reserved-header": (Severity.NOTE, None),
    "misplaced-querystring": (Severity.WARNING, None),
    # Bodies and responses
    "missing-content": (Severity.WARNING, "add `content` with a media type"),
    "empty-media-type": (Severity.WARNING, "add `schema`, or write `{}`"),
    "unsupported-encoding": (Severity.WARNING, None),
    "unknown-status": (
        Severity.ERROR,
        "write three digits, a range such as `4XX`, or `default`",
    ),
    "missing-responses": (Severity.WARNING, "document at least one response"),
    # Operations
    "missing-operation-id": (Severity.NOTE, None),
    "duplicate-operation-id": (Severity.WARNING, "give each operation its own id"),
    "path-without-slash": (Severity.WARNING, None),
    "malformed-path": (Severity.WARNING, "balance the braces"),
    "unknown-method": (Severity.WARNING, None),
    "unknown-operation": (Severity.WARNING, "name an operation that exists"),
    "link-without-operation": (
        Severity.WARNING,
        "add `operationId` or `operationRef`",
    ),
    # The whole
    "missing-info": (Severity.WARNING, None),
    "undefined-security-scheme": (
        Severity.ERROR,
        "define it in `components/securitySchemes`",
    ),
    "unknown-security-scheme": (Severity.ERROR, None),
    "missing-default": (Severity.WARNING, "add `default`"),
    "undefined-server-variable": (Severity.WARNING, "define it in `variables`"),
    "unknown-parent-tag": (Severity.WARNING, "name a tag that is declared"),
}
"""Code -> severity, and the hint of a finding that brings none of its own."""
