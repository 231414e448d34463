"""Rule `slow-pattern`."""

import re
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.schemas import Pattern
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

# A group that ends in an unbounded repetition and is itself repeated without bound.
_NESTED = re.compile(r"\((?:\?:)?(?:[^()\\]|\\.)*[+*]\)(?:[+*]|\{\d+,\})")


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the patterns that can take exponential time."""
    for schema in specification.schemas:
        for assertion in schema.assertions:
            if isinstance(assertion, Pattern) and _NESTED.search(assertion.regex):
                message = f"'{assertion.regex}' repeats a repetition"
                yield Finding(f"{schema.pointer}/pattern", message)


RULE = Rule(
    id="slow-pattern",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Patterns have no repetition inside a repetition.",
    why=(
        "`(a+)+` takes exponential time on many engines; one request can stop a server."
    ),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string, pattern: ^(a+)+$}
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string, pattern: ^a+$}
""",
    hint="rewrite the pattern without nesting repetitions",
    findings=findings,
)
