"""Rule `script-in-description`."""

import re
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_CODE = re.compile(r"`[^`]*`")
_SCRIPT = re.compile(
    r"<script\b|javascript:|\bon(?:error|load|click)\s*=", re.IGNORECASE
)


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the descriptions that a browser would execute."""
    for operation in specification.operations:
        if _SCRIPT.search(_CODE.sub("", operation.doc.description)):
            message = f"the description of {operation.id} holds a script"
            yield Finding(f"{operation.pointer}/description", message)
    for schema in specification.schemas:
        if _SCRIPT.search(_CODE.sub("", schema.annotations.description)):
            yield Finding(f"{schema.pointer}/description", "a script stands here")


RULE = Rule(
    id="script-in-description",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Descriptions hold no scripts.",
    why=(
        "Documentation pages render them; a script would run in every reader's browser."
    ),
    bad="""\
paths:
  /things:
    get: {description: <script>alert(1)</script>}
""",
    good="""\
paths:
  /things:
    get:
      description: All the things, `<script>` included.
""",
    hint="remove it",
    findings=findings,
)
