"""Changes as findings and as a changelog."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from specwright.diagnostics import Diagnostic, Location, Note, Severity, shown
from specwright.document import Document

from .change import Change
from .rule import Area, Direction, Level

SEVERITIES = {
    Level.BREAKING: Severity.ERROR,
    Level.RISKY: Severity.WARNING,
    Level.COMPATIBLE: Severity.NOTE,
}
_SHOWN = 5
_WAYS = {
    Direction.REQUEST: "sent to",
    Direction.RESPONSE: "sent by",
    None: "in",
}
"""How a change reaches the operations that see it."""


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
    named = ", ".join(operations[:_SHOWN])
    if len(operations) > _SHOWN:
        named += f" and {len(operations) - _SHOWN} more"
    return f" ({_WAYS[change.rule.direction]} {named})"


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

    First come the operations that were added, removed or moved, last what several
    operations share, a change once for all of them.
    """
    lines = [f"# {shown(title)} {shown(version)}", ""]
    changes = [one for one in changes if not one.rule.id.startswith(_REVIEWED)]
    for section in _SECTIONS:
        found = [change for change in changes if change.rule.level is section.level]
        if found:
            lines += [f"## {section.title}", "", *_grouped(found)]
    if len(lines) == 2:
        lines += ["Nothing changed.", ""]
    return "\n".join(lines)


def _grouped(changes: Sequence[Change]) -> Iterator[str]:
    groups: dict[str, list[str]] = {_COMINGS: []}
    for change in changes:
        entry = f"* {shown(change.message)} (`{change.rule.id}`)"
        if len(change.operations) > 1:
            entry += f" in {len(change.operations)} operations"
        groups.setdefault(_group(change), []).append(entry)
    for name in sorted(groups, key=lambda name: _RANKS.get(name, 1)):
        if groups[name]:
            yield from (f"### {name}", "", *dict.fromkeys(groups[name]), "")


_REVIEWED = "api-version-"
"""What is said to whoever announces the changes, and to nobody else."""
_COMINGS = "Operations"
_SHARED = "Shared schemas"
_API = "The API"
_RANKS = {_COMINGS: 0, _SHARED: 2, _API: 3}


def _group(change: Change) -> str:
    if change.rule.area is Area.OPERATION and None in (change.before, change.after):
        return _COMINGS
    match change.operations:
        case ():
            return _API
        case (one,):
            return f"`{shown(one)}`"
        case _:
            return _SHARED
