"""Rule `broken-markdown-link`."""

import re
from collections.abc import Iterator

from specwright.diagnostics import Severity
from specwright.lint.rule import Finding, Rule, Ruleset
from specwright.lint.specification import Specification

# Other addresses after `#/` are places of the page that the text is shown on.
_OURS = ("#/components/schemas/", "#/operations/", "#/tags/")
_LINK = re.compile(r"\[[^\]\[]*\]\(\s*([^)\s]*)[^)]*\)")


def findings(specification: Specification) -> Iterator[Finding]:
    """Yield the descriptions that hold a link to nowhere."""
    anchors = frozenset(_anchors(specification))
    for pointer, text in _texts(specification):
        for target in _LINK.findall(text):
            if not target:
                yield Finding(pointer, "a link here has no address")
            elif target.startswith(_OURS) and target not in anchors:
                yield Finding(pointer, f"nothing stands at '{target}'")


def _anchors(specification: Specification) -> Iterator[str]:
    for operation in specification.operations:
        yield f"#/operations/{operation.id}"
    for tag in specification.api.tags:
        yield f"#/tags/{tag.name}"
    for pointer in specification.api.schemas:
        yield f"#{pointer}"


def _texts(specification: Specification) -> Iterator[tuple[str, str]]:
    yield "/info/description", specification.api.doc.description
    for operation in specification.operations:
        yield f"{operation.pointer}/description", operation.doc.description
    for schema in specification.schemas:
        yield f"{schema.pointer}/description", schema.annotations.description


RULE = Rule(
    id="broken-markdown-link",
    severity=Severity.WARNING,
    ruleset=Ruleset.RECOMMENDED,
    what="Links in descriptions lead somewhere.",
    why=(
        "`[text]()` and links into the document that name no operation, tag "
        "or schema are dead."
    ),
    bad="""\
paths:
  /things:
    get: {description: 'See [the other things]().'}
""",
    good="""\
paths:
  /things:
    get:
      description: See [the other things](https://example.test/things).
""",
    hint="correct the address",
    findings=findings,
)
