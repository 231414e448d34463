"""Rule `unused-server-variable`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the variables that the address lacks."""
    for server in specification.api.servers:
        for variable in server.variables:
            if f"{{{variable.name}}}" not in server.url:
                message = f"the address has no variable '{variable.name}'"
                yield Finding(variable.pointer, message, key=True)


RULE = Rule(
    id="unused-server-variable",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every variable of a server stands in its address.",
    why="Choosing a value for it has no effect.",
    bad="""\
servers:
  - url: https://example.test
    variables:
      region: {default: eu}
""",
    good="""\
servers:
  - url: https://{region}.example.test
    variables:
      region: {default: eu}
""",
    hint="remove it, or use it in the address",
    findings=findings,
)
