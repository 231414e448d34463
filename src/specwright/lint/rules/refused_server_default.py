"""Rule `refused-server-default`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the defaults that are no choice."""
    for server in specification.api.servers:
        for variable in server.variables:
            if variable.choices and variable.default not in variable.choices:
                message = f"'{variable.default}' is none of the choices"
                yield Finding(f"{variable.pointer}/default", message)


RULE = Rule(
    id="refused-server-default",
    severity=Severity.ERROR,
    ruleset=Ruleset.MINIMAL,
    what="The default of a server variable is one of its choices.",
    why=("The default address would be one that the document does not allow."),
    bad="""\
servers:
  - url: https://{region}.example.test
    variables:
      region: {default: mars, enum: [eu, us]}
""",
    good="""\
servers:
  - url: https://{region}.example.test
    variables:
      region: {default: eu, enum: [eu, us]}
""",
    hint="choose a default from `enum`",
    findings=findings,
)
