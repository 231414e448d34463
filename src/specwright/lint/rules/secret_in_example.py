"""Rule `secret-in-example`."""

import re
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.ir.json import Json
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

# Forms that issuers document: AWS, GitHub, Slack, Stripe, private keys.
_SECRET = re.compile(
    r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bxox[abpr]-[A-Za-z0-9-]{10,}"
    r"|\bsk_live_[A-Za-z0-9]{16,}\b|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"
)


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the examples and defaults that look like a key somebody was given."""
    for schema in specification.schemas:
        annotations = schema.annotations
        default = () if annotations.default is None else (annotations.default.json,)
        if any(_holds(value) for value in (*annotations.examples, *default)):
            yield Finding(schema.pointer, "an example here looks like a secret")
    for media_type in specification.media_types:
        for example in media_type.examples:
            if example.value is not None and _holds(example.value.json):
                message = f"the example '{example.name}' looks like a secret"
                yield Finding(media_type.pointer, message)


def _holds(value: Json) -> bool:
    match value:
        case str():
            return _SECRET.search(value) is not None
        case list():
            return any(_holds(item) for item in value)
        case dict():
            return any(_holds(item) for item in value.values())
        case _:
            return False


RULE = Rule(
    id="secret-in-example",
    severity=Severity.WARNING,
    ruleset=Ruleset.MINIMAL,
    what="Examples hold no secrets.",
    why=("Specifications are published, and read by machines that look for keys."),
    bad="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        key:
          type: string
          examples: [AKIAIOSFODNN7EXAMPLE]
""",
    good="""\
components:
  schemas:
    Thing:
      type: object
      properties:
        key: {type: string, examples: [your-key-here]}
""",
    hint="withdraw the secret, and write a placeholder",
    findings=findings,
)
