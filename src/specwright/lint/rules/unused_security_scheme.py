"""Rule `unused-security-scheme`."""

from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the schemes that no operation asks for."""
    used = {
        use.scheme
        for operation in specification.operations
        for uses in operation.security
        for use in uses
    }
    for scheme in specification.api.security_schemes:
        if scheme.name not in used:
            message = f"no operation asks for '{scheme.name}'"
            yield Finding(scheme.pointer, message, key=True)


RULE = Rule(
    id="unused-security-scheme",
    severity=Severity.NOTE,
    ruleset=Ruleset.RECOMMENDED,
    what="Every security scheme is used.",
    why=(
        "A scheme that nothing asks for protects nothing; mostly a "
        "`security` has been forgotten."
    ),
    bad="""\
components:
  securitySchemes:
    ghost: {type: http, scheme: basic}
""",
    good="""\
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
""",
    hint="ask for it in `security`, or remove it",
    findings=findings,
)
