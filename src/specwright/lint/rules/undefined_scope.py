"""Rule `undefined-scope`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.security import OAuth2
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the scopes that no flow of their scheme knows."""
    known = {
        scheme.name: {name for flow in scheme.flows for name, _ in flow.scopes}
        for scheme in specification.api.security_schemes
        if isinstance(scheme, OAuth2)
    }
    for operation in specification.operations:
        for uses in operation.security:
            for use in uses:
                for scope in set(use.scopes) - known.get(use.scheme, set(use.scopes)):
                    message = f"'{use.scheme}' has no scope '{scope}'"
                    yield Finding(f"{operation.pointer}/security", message)


RULE = Rule(
    id="undefined-scope",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what=("Every scope that an operation asks for is defined by its scheme."),
    why="No token can be asked for that has it.",
    bad="""\
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        password:
          tokenUrl: https://example.test/token
          scopes: {read: Read}
paths:
  /things:
    get:
      security:
        - {login: [reed]}
        - {token: []}
""",
    good="""\
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        password:
          tokenUrl: https://example.test/token
          scopes: {read: Read}
paths:
  /things:
    get:
      security:
        - {login: [read]}
        - {token: []}
""",
    hint="define the scope in each flow, or correct its spelling",
    findings=findings,
)
