"""One way in which a document breaks the rules of its specification."""

from dataclasses import dataclass

from specwright.diagnostics import Diagnostic, Location, Severity


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """A place, and what is wrong with it. `key` points at the member's name."""

    pointer: str
    message: str
    hint: str | None = None
    key: bool = False
    code: str = "specification-violation"

    def diagnostic(self) -> Diagnostic:
        """Return the violation as a finding."""
        return Diagnostic(
            code=self.code,
            severity=Severity.ERROR,
            location=Location(self.pointer, key=self.key),
            message=self.message,
            hint=self.hint,
        )
