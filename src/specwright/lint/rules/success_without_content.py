"""Rule `success-without-content`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the GET operations whose 200 has no content."""
    for operation in specification.api.operations:
        for response in operation.responses:
            empty = response.status == "200" and not response.contents
            if operation.method.upper() == "GET" and empty:
                message = f"200 of {operation.id} has no content"
                yield Finding(response.pointer, message, key=True)


RULE = Rule(
    id="success-without-content",
    severity=Severity.NOTE,
    ruleset=Ruleset.STRICT,
    what="A 200 answer to GET says what it carries.",
    why=(
        "A GET that returns nothing is a HEAD; mostly the content has been forgotten."
    ),
    bad="""\
paths:
  /things:
    get:
      responses:
        '200': {description: Things, content: null}
""",
    good="""\
paths:
  /things:
    get:
      responses:
        '200':
          description: Things
          content:
            application/json:
              schema: {type: string, maxLength: 9}
""",
    hint="document the content, or answer with 204",
    findings=findings,
)
