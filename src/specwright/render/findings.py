"""What render has to say: about files, not about the specification."""

from specwright.diagnostics import Diagnostic, Location, Severity, Span


def finding(
    code: str, path: str, message: str, *, hint: str, severity: Severity
) -> Diagnostic:
    """Return a finding about a file of the output folder."""
    return Diagnostic(
        code=code,
        severity=severity,
        location=Location(pointer="", span=Span(path, 1, 1, 1, 1)),
        message=message,
        hint=hint,
    )
