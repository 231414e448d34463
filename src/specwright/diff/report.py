"""Changes as findings and as a changelog."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from specwright.diagnostics import Diagnostic, Location, Note, Severity
from specwright.document import Document

from .change import Change
from .rule import Level

SEVERITIES = {
    Level.BREAKING: Severity.ERROR,
    Level.RISKY: Severity.WARNING,
    Level.COMPATIBLE: Severity.NOTE,
}
_SHOWN = 5


def change_findings(
    changes: Iterable[Change], old: Document, new: Document
) -> tuple[Diagnostic, ...]:
    """Return the changes as diagnostics, located in whichever document has the place.

    The finding stands where the new document has it, with a note at the old place; what
    was removed stands in the old document.
    """
    return tuple(_finding(change, old, new) for change in changes)


def _finding(change: Change, old: Document, new: Document) -> Diagnostic:
    notes: list[Note] = []
    if change.after is not None:
        location = _located(new, change.after)
        if change.before is not None:
            notes.append(Note(_located(old, change.before), "before"))
    else:
        location = _located(old, change.before or "")
    return Diagnostic(
        code=change.rule.id,
        severity=SEVERITIES[change.rule.level],
        location=location,
        message=change.message + _reach(change),
        hint=None if change.rule.level is Level.COMPATIBLE else change.hint,
        notes=tuple(notes),
    )


def _located(document: Document, pointer: str) -> Location:
    location = Location(pointer, key=True)
    return replace(location, span=document.locate(pointer, location.key))


def _reach(change: Change) -> str:
    """Name the operations that see a change, where the message does not say them."""
    operations = [name for name in change.operations if name not in change.message]
    if not operations:
        return ""
    if len(operations) == 1:
        return f" (seen by {operations[0]})"
    if len(operations) <= _SHOWN:
        return f" (seen by {', '.join(operations)})"
    shown = ", ".join(operations[:_SHOWN])
    return f" (seen by {shown} and {len(operations) - _SHOWN} more)"


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one level, in the order of the report."""

    level: Level
    title: str


_SECTIONS = (
    Section(Level.BREAKING, "Breaking changes"),
    Section(Level.RISKY, "Risky changes"),
    Section(Level.COMPATIBLE, "Compatible changes"),
)


def changelog(changes: Sequence[Change], *, title: str, version: str) -> str:
    """Return the changes as Markdown: by level, then by operation.

    A change of a schema that several operations use stands once, under the schema.
    """
    lines = [f"# {title} {version}", ""]
    for section in _SECTIONS:
        found = [change for change in changes if change.rule.level is section.level]
        if found:
            lines += [f"## {section.title}", "", *_grouped(found)]
    if len(lines) == 2:
        lines += ["Nothing changed.", ""]
    return "\n".join(lines)


def _grouped(changes: Sequence[Change]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for change in changes:
        entry = f"* {change.message} (`{change.rule.id}`)"
        if len(change.operations) > 1:
            entry += f" in {len(change.operations)} operations"
        groups.setdefault(_group(change), []).append(entry)
    for name, entries in groups.items():
        yield from (f"### {name}", "", *dict.fromkeys(entries), "")


def _group(change: Change) -> str:
    match change.operations:
        case ():
            return "The API"
        case (one,):
            return f"`{one}`"
        case _:
            return "Shared schemas"
