"""What there is to say about a file of the user's, with its place there."""

from pathlib import PurePath

from libcst.metadata import CodeRange

from specwright.diagnostics import Diagnostic, Location, Severity, Span


def orphaned(file: PurePath, place: CodeRange, what: str, rest: str) -> Diagnostic:
    """Return the finding that something serves nothing any more."""
    return Diagnostic(
        code="orphaned-handler",
        severity=Severity.WARNING,
        location=_location(file, place),
        message=f"`{what}` {rest}",
        hint="remove it, or let its name start with an underscore if it is your own",
    )


def outdated(
    file: PurePath, place: CodeRange, message: str, *, severity: Severity
) -> Diagnostic:
    """Return the finding that a method is not called the way it is written."""
    return Diagnostic(
        code="outdated-handler",
        severity=severity,
        location=_location(file, place),
        message=message,
        hint="change the signature: what is written here is never changed for you",
    )


def unwritten(file: PurePath, place: CodeRange, message: str, hint: str) -> Diagnostic:
    """Return the finding that something is missing and could not be added."""
    return Diagnostic(
        code="unwritten-handler",
        severity=Severity.WARNING,
        location=_location(file, place),
        message=message,
        hint=hint,
    )


def unreadable(file: PurePath, line: int, column: int, message: str) -> Diagnostic:
    """Return the finding that a file cannot be added to."""
    return Diagnostic(
        code="unreadable-handlers",
        severity=Severity.ERROR,
        location=Location("", Span(file.as_posix(), line, column, line, column)),
        message=message,
        hint="correct it, or let --output name another file; nothing was written",
    )


def _location(file: PurePath, place: CodeRange) -> Location:
    start, end = place.start, place.end
    return Location(
        "",
        Span(file.as_posix(), start.line, start.column + 1, end.line, end.column + 1),
    )
