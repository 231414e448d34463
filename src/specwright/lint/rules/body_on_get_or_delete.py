"""Rule `body-on-get-or-delete`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the bodies that have no meaning."""
    for operation in specification.operations:
        method = operation.method.upper()
        if method in {"GET", "HEAD", "DELETE"} and operation.body is not None:
            message = f"{method} {operation.path} has a body"
            yield Finding(f"{operation.pointer}/requestBody", message, key=True)


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
