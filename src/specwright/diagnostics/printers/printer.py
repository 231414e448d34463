"""What a printer is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specwright.diagnostics.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How to print.

    `source` gives the text of a file that a span names, None where there is none: a
    frame of code is then left out. `colour` asks for ANSI colours. `fails` is the least
    severity that fails the run, where a format tells failures apart.
    """

    colour: bool = False
    source: Callable[[str], str | None] | None = None
    fails: Severity | None = Severity.ERROR


Printer: TypeAlias = Callable[[Sequence[Diagnostic], Style], str]
"""From sorted findings to everything that is to be printed."""
