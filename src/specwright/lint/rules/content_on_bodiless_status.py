"""Rule `content-on-bodiless-status`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_BODILESS = frozenset({"204", "205", "304"})


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the contents that can never be sent."""
    for operation in specification.operations:
        for response in operation.responses:
            bodiless = response.status in _BODILESS or response.status[:1] == "1"
            if bodiless and response.contents:
                message = (
                    f"a response with status {response.status} cannot have content"
                )
                yield Finding(f"{response.pointer}/content", message, key=True)


RULE = Rule(
    id="content-on-bodiless-status",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="Responses 1XX, 204, 205 and 304 carry no body.",
    why=(
        "HTTP forbids it (RFC 9110, section 6.4.1); servers drop the body "
        "or break the connection."
    ),
    bad="""\
paths:
  /things:
    get:
      responses:
        '204':
          description: None
          content:
            application/json:
              schema: {type: string}
""",
    good="""\
paths:
  /things:
    get:
      responses:
        '204': {description: None}
""",
    hint="remove the content, or answer with another status",
    findings=findings,
)
