"""What is wrong with a text, before anybody knows what it says."""

from dataclasses import dataclass

from specwright.diagnostics import Diagnostic, Location, Note, Severity, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A finding about a text.

    `line` and `column` start at 1. `first` is the place that the fault clashes with.
    """

    code: str
    message: str
    line: int = 1
    column: int = 1
    length: int = 1
    hint: str | None = None
    pointer: str = ""
    first: tuple[int, int] | None = None
    note: str = "the first one is here"
    severity: Severity = Severity.ERROR

    def diagnostic(self, file: str) -> Diagnostic:
        """Return the finding, given the name of the file."""
        notes: tuple[Note, ...] = ()
        if self.first is not None:
            span = _span(file, *self.first, self.length)
            notes = (Note(Location(self.pointer, span), self.note),)
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            location=Location(
                self.pointer, _span(file, self.line, self.column, self.length)
            ),
            message=self.message,
            hint=self.hint,
            notes=notes,
        )


def _span(file: str, line: int, column: int, length: int) -> Span:
    return Span(file, line, column, line, column + length)


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset into a text."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)


def too_many_nodes(nodes: int, line: int = 1, column: int = 1) -> Fault:
    """Return the fault of a text that holds more values than are left to be read."""
    return Fault(
        code="too-many-nodes",
        message=f"the specification holds more than {nodes} values",
        line=line,
        column=column,
        hint="keep data out of it, or raise `max-nodes`",
    )


def too_long_names(nodes: int) -> Fault:
    """Return the fault of a text whose names count for more values than are left."""
    return Fault(
        code="too-many-nodes",
        message="the names in the specification are so long that they count for more "
        f"than {nodes} values",
        hint="shorten the longest of them, or raise `max-nodes`",
    )


MOST_FAULTS = 1000
"""So many faults of one file are told; somebody who mends them asks again."""


def too_many_faults(line: int = 1, column: int = 1) -> Fault:
    """Return the fault of a text with more faults than anybody reads."""
    return Fault(
        code="too-many-faults",
        message=f"there are more than {MOST_FAULTS} faults in this file",
        line=line,
        column=column,
        hint="mend some of them",
    )


def too_deep(depth: int, line: int = 1, column: int = 1) -> Fault:
    """Return the fault of a text whose values nest too deeply."""
    return Fault(
        code="nesting-too-deep",
        message=f"values nest more than {depth} levels deep",
        line=line,
        column=column,
        hint="name the inner parts and refer to them",
    )
