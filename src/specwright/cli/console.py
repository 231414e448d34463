"""What a run prints: findings to standard error, documents to standard output."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Self

from specwright.diagnostics import Diagnostic

from .status import Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Console:
    """How this run speaks: `format` as chosen, `quiet` for findings alone."""

    format: str = "text"
    quiet: bool = False

    @classmethod
    def of(cls, arguments: Namespace) -> Self:
        """Return the console that the arguments ask for."""
        return cls(format=arguments.format, quiet=arguments.quiet)

    @property
    def machine(self) -> bool:
        """Whether a program reads standard output."""
        return self.format == "json"

    def say(self, text: str) -> None:
        """Tell a person something on standard error."""
        if not self.quiet and not self.machine:
            sys.stderr.write(f"{text}\n")

    def report(self, findings: Iterable[Diagnostic]) -> None:
        """Print findings, unless they are part of a document."""
        if not self.machine:
            sys.stderr.writelines(_lines(findings))

    def refuse(self, findings: Iterable[Diagnostic]) -> Status:
        """Print why nothing was done, and return the status that says so."""
        found = tuple(findings)
        self.report(found)
        self.document({"findings": found})
        return Status.COULD_NOT_RUN

    def document(self, value: Mapping[str, Any]) -> None:
        """Print one JSON document, if that is what was asked for."""
        if self.machine:
            json.dump(value, sys.stdout, indent=2, ensure_ascii=False, default=_plain)
            sys.stdout.write("\n")

    @contextmanager
    def progress(self, text: str) -> Iterator[None]:
        """Show what is being done, on a terminal and as long as it takes."""
        shown = not self.quiet and not self.machine and sys.stderr.isatty()
        if shown:
            sys.stderr.write(f"\r\033[K{text} ...")
            sys.stderr.flush()
        try:
            yield
        finally:
            if shown:
                sys.stderr.write("\r\033[K")
                sys.stderr.flush()


def _lines(findings: Iterable[Diagnostic]) -> Iterator[str]:
    for finding in findings:
        span = finding.location.span
        place = f"{span.file}:{span.line}:{span.column}: " if span else ""
        severity = finding.severity.name.lower()
        yield f"{place}{severity}: {finding.message} [{finding.code}]\n"
        if finding.hint:
            yield f"  help: {finding.hint}\n"


def _plain(value: object) -> object:
    if isinstance(value, Diagnostic):
        return asdict(value)
    return str(value)
