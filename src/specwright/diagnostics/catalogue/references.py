"""Codes of references."""

from typing import Final

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES: Final = (
    Entry(
        code="reference-cycle",
        severity=Severity.ERROR,
        title="a reference that leads to itself",
        what="References lead to one another and never to a definition, or what they "
        "name would have to be put inside of itself.",
        why="There is nothing that they stand for.",
        bad="A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
        good="A: {$ref: '#/components/schemas/B'}\nB: {type: object}",
    ),
    Entry(
        code="unresolved-reference",
        severity=Severity.ERROR,
        title="a reference that leads nowhere",
        what="What a `$ref` names is not there: a file, or a place in one.",
        why="Whatever uses the reference cannot be generated.",
        bad="$ref: '#/components/schemas/Pett'",
        good="$ref: '#/components/schemas/Pet'",
    ),
)
