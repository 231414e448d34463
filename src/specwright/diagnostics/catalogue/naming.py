"""What giving Python names reports."""

from typing import Final

from specwright.diagnostics.diagnostic import Severity

from .entry import Entry

ENTRIES: Final = (
    Entry(
        code="name-clash",
        severity=Severity.NOTE,
        title="two things that want the same Python name",
        what="Two names of the specification become one in Python; one of them got a "
        "suffix.",
        why="The suffix says nothing, and goes away when the other name does.",
        bad="schemas:\n  pet-tag: {type: string}\n  PetTag: {type: object}",
        good="schemas:\n  PetTagName: {type: string}\n  PetTag: {type: object}",
    ),
)
