"""Rule `key-in-query`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.security import ApiKey
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the schemes that put a secret into the address."""
    for scheme in specification.api.security_schemes:
        if isinstance(scheme, ApiKey) and scheme.place == "query":
            yield Finding(
                scheme.pointer, f"'{scheme.name}' travels in the query", key=True
            )


RULE = Rule(
    id="key-in-query",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Keys do not travel in the query.",
    why="Addresses end up in logs, histories and referrers.",
    bad="""\
components:
  securitySchemes:
    token: {type: apiKey, in: query, name: key}
""",
    good="""\
components:
  securitySchemes:
    token:
      type: apiKey
      in: header
      name: X-Key
""",
    hint="use a header",
    findings=findings,
)
