"""Rule `body-on-get-or-delete`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import JsonType
from specwright.ir.operations import MediaType
from specwright.ir.schemas import Properties, Type
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the bodies that have no meaning, but for those that can hold nothing."""
    for operation in specification.operations:
        method, body = operation.method.upper(), operation.body
        if method not in {"GET", "HEAD", "DELETE"} or body is None:
            continue
        if body.required or any(_says_something(one) for one in body.contents):
            message = f"{method} {operation.path} has a body"
            yield Finding(f"{operation.pointer}/requestBody", message, key=True)


def _says_something(content: MediaType) -> bool:
    """Tell whether a media type is more than an object without declared members."""
    schema = content.schema
    if schema is None:
        return True
    members = any(
        isinstance(one, Properties) and one.members for one in schema.assertions
    )
    return members or Type((JsonType.OBJECT,)) not in schema.assertions


RULE = Rule(
    id="body-on-get-or-delete",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="GET, HEAD and DELETE carry no body.",
    why=(
        "HTTP gives such a body no meaning (RFC 9110, section 9.3); proxies "
        "and clients drop it."
    ),
    bad="""\
paths:
  /things:
    get:
      requestBody:
        content:
          application/json:
            schema: {type: string}
""",
    good="""\
paths:
  /things:
    get:
      parameters:
        - name: q
          in: query
          schema: {type: string}
""",
    hint="use query parameters, or POST",
    findings=findings,
)
