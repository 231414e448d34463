"""Rule `html-in-description`."""

import re
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_TAG = re.compile(
    r"</?(?:b|i|p|br|ul|li|em|strong|table|tr|td|h[1-6]|a|div|span)\b[^>]*>"
)


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the descriptions that hold HTML tags."""
    for operation in specification.operations:
        if _TAG.search(_CODE.sub("", operation.doc.description)):
            message = f"the description of {operation.id} holds HTML"
            yield Finding(f"{operation.pointer}/description", message)


RULE = Rule(
    id="html-in-description",
    severity=Severity.NOTE,
    ruleset=Ruleset.STYLE,
    what="Descriptions are written in Markdown, not in HTML.",
    why=("Editors and generated documentation show HTML tags as they are."),
    bad="""\
paths:
  /things:
    get: {description: All the <b>things</b>.}
""",
    good="""\
paths:
  /things:
    get: {description: All the **things**.}
""",
    hint="write Markdown",
    findings=findings,
)
