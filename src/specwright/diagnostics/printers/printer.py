"""What a printer is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from specwright.diagnostics.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How to print.

    `lines` gives the lines of a file that a span names, none where it cannot be read: a
    frame of code is then left out. `colour` asks for ANSI colours. `fails` is the least
    severity that fails the run, where a format tells failures apart. `alike` is the
    most warnings of one code that a text shows, the rest being counted; none for all.
    `repeats` is the same for warnings of one code that say the same. `terse` gives a
    note one line, and a hint once. `titles` are the headings of
    the severities, for a format that has headings.
    """

    colour: bool = False
    lines: Callable[[str], Sequence[str]] | None = None
    fails: Severity | None = Severity.ERROR
    alike: int | None = None
    repeats: int | None = None
    terse: bool = False
    titles: Mapping[Severity, str] = field(default_factory=dict[Severity, str])


Printer: TypeAlias = Callable[[Sequence[Diagnostic], Style], str]
"""From sorted findings to everything that is to be printed."""
