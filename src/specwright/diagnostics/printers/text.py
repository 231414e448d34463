"""Findings for a reader: where, what, the line itself, what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from specwright.diagnostics.diagnostic import Diagnostic, Location, Severity, Span

from .characters import shown, width
from .printer import Style

_COLOURS = {
    Severity.ERROR: "31",
    Severity.WARNING: "33",
    Severity.NOTE: "36",
}
_WIDEST = 160
_MOST = 1000
"""So many findings of one code are shown to people, whatever they are."""


def print_text(findings: Sequence[Diagnostic], style: Style) -> str:
    """Return each finding with a frame of code around its place."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    texts: list[str] = []
    hints: set[str | None] = set()
    for finding in findings:
        same = f"{finding.message} [{finding.code}]"
        code = f"[{finding.code}]"
        seen.update((code, same))
        if _is_one_too_many(finding, seen[code], style.alike):
            left[code] += 1
        elif _is_one_too_many(finding, seen[same], style.repeats):
            left[f"like this: {shown(finding.message)} {code}"] += 1
        else:
            said = replace(finding, hint=None) if finding.hint in hints else finding
            if style.terse:
                hints.add(finding.hint)
            texts.append("\n".join(_finding(said, style)) + "\n")
    texts += [
        f"{count:,} more {_findings(count)} {what}\n" for what, count in left.items()
    ]
    terse = style.terse and all(one.severity is Severity.NOTE for one in findings)
    return ("" if terse else "\n").join(texts)


def _findings(count: int) -> str:
    return "finding" if count == 1 else "findings"


def _is_one_too_many(finding: Diagnostic, number: int, most: int | None) -> bool:
    if number > _MOST:
        return True
    if most is None or finding.severity is Severity.ERROR:
        return False
    return number > most


def _finding(finding: Diagnostic, style: Style) -> Iterator[str]:
    severity = _painted(
        finding.severity.name.lower(), f"1;{_COLOURS[finding.severity]}", style
    )
    place = _painted(_place(finding.location), "1", style)
    yield f"{place}: {severity}: {shown(finding.message)} [{finding.code}]"
    if style.terse and finding.severity is Severity.NOTE:
        return
    if finding.location.span is not None:
        yield from _frame(finding.location.span, finding.severity, style)
    if finding.hint is not None:
        yield f"  {_painted('help', '1;32', style)}: {shown(finding.hint)}"
    for note in finding.notes:
        label = _painted("note", "1;36", style)
        yield f"  {label}: {_place(note.location)}: {shown(note.message)}"


def _place(location: Location) -> str:
    span = location.span
    if span is None:
        return f"#{shown(location.pointer)}"
    return f"{shown(span.file)}:{span.line}:{span.column}"


def _frame(span: Span, severity: Severity, style: Style) -> Iterator[str]:
    lines = () if style.lines is None else style.lines(span.file)
    if not 0 < span.line <= len(lines):
        return
    first = max(1, span.line - 1)
    gutter = max(4, len(str(span.line)) + 2)
    for number in range(first, span.line + 1):
        line = shown(lines[number - 1][:_WIDEST].rstrip("\r"), "\t")
        line = line[:_WIDEST].rstrip()
        yield f"{number:>{gutter}} | {line}".rstrip()
    line = lines[span.line - 1].rstrip("\r")
    before = line[: span.column - 1]
    end = min(_marked_end(span, line), span.column + _WIDEST)
    marked = line[span.column - 1 : end]
    if len(before) < _WIDEST and width(before) < _WIDEST:
        padding = "".join(
            "\t" if each == "\t" else " " * width(each) for each in before
        )
        carets = "^" * max(1, min(width(marked), _WIDEST - width(before)))
        painted = _painted(carets, _COLOURS[severity], style)
        yield f"{'':>{gutter}} | {padding}{painted}"


def _marked_end(span: Span, line: str) -> int:
    if span.end_line == span.line:
        return span.end_column - 1
    return len(line.rstrip())


def _painted(text: str, colour: str, style: Style) -> str:
    return f"\033[{colour}m{text}\033[0m" if style.colour else text
