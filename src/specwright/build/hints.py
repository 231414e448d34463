"""What to do about a finding where it brings no advice of its own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HINTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "array-without-items": "add `items` to say what it holds",
        "duplicate-enum-value": "remove the second one",
        "duplicate-operation-id": "give each operation its own id",
        "duplicate-parameter": "remove one of them",
        "duplicate-schema-id": "give each schema its own",
        "empty-enum": "list the values, or remove `enum`",
        "empty-media-type": "add `schema`, or write `{}`",
        "endless-schema": "refer to it from a member or an element, or not at all",
        "enum-names-mismatch": "name each value exactly once",
        "ignored-reference-sibling": "wrap the reference in `allOf`, or use 3.1",
        "link-without-operation": "add `operationId` or `operationRef`",
        "malformed-path": "balance the braces",
        "missing-content": "add `content` with a media type",
        "missing-default": "add `default`",
        "missing-name": "add `name`",
        "missing-operation-id": "add `operationId`",
        "missing-responses": "document at least one response",
        "missing-schema": "add `schema` to say what it holds",
        "deep-nesting": "name the inner schemas and refer to them",
        "nullable-composition": "move `nullable` into the schemas that are combined",
        "nullable-enum-without-null": "add null to the `enum`",
        "nullable-without-type": "write the `type` beside `nullable`",
        "optional-path-parameter": "write `required: true`",
        "reference-cycle": "let one of the references name a definition",
        "impossible-in-http": "use letters, digits and hyphens; nothing else is safe",
        "reserved-header": "use `content`, `responses` or `security` instead",
        "schema-and-content": "keep one of them",
        "several-contents": "keep one media type",
        "undefined-security-scheme": "define it in `components/securitySchemes`",
        "undefined-server-variable": "define it in `variables`",
        "unknown-discriminator-mapping": "name a schema that exists",
        "unknown-keyword": "remove it, or let its name start with `x-`",
        "unknown-operation": "name an operation that exists",
        "unknown-parameter-place": "write `path`, `query`, `header` or `cookie`",
        "unknown-parent-tag": "name a tag that is declared",
        "unknown-schema-dialect": "write schemas in 2020-12",
        "unknown-status": "write three digits, a range such as `4XX`, or `default`",
        "unknown-type": "write one of the types of JSON Schema",
        "unresolved-reference": "name something that exists",
    }
)
"""Code -> advice, in the imperative."""
