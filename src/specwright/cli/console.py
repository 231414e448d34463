"""What a run prints: findings to standard error, documents to standard output."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, Final, Self

from specwright.diagnostics import Diagnostic, Style, printed, shown

from .status import Status

_PLAIN: Final = Style()
_LAID_OUT = "\n\t"
"""What a text may be laid out with, of the characters that nobody sees."""


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
        return self.format != "text"

    def say(self, text: str) -> None:
        """Tell a person something on standard error."""
        if not self.quiet and not self.machine:
            sys.stderr.write(f"{shown(text, _LAID_OUT)}\n")

    def print(self, text: str) -> None:
        """Print what was asked for on standard output."""
        sys.stdout.write(text)

    def report(
        self,
        findings: Iterable[Diagnostic],
        document: Mapping[str, Any],
        style: Style = _PLAIN,
    ) -> None:
        """Print findings: for people to standard error, for programs in the format.

        As JSON they are a member of `document`, which says what else there is to say.
        `style` tells how, apart from what depends on the terminal and the disk.
        """
        if not self.machine:
            whole_style = replace(style, colour=_coloured(), lines=cache(_lines_of))
            sys.stderr.write(printed(findings, "text", whole_style))
            return
        found = printed(findings, self.format, style)
        if self.format == "json":
            whole = {**document, **json.loads(found)}
            found = json.dumps(whole, indent=2, ensure_ascii=True) + "\n"
        sys.stdout.write(found)

    def refuse(self, findings: Iterable[Diagnostic]) -> Status:
        """Print why nothing was done, and return the status that says so."""
        self.report(findings, {})
        return Status.COULD_NOT_RUN

    @contextmanager
    def progress(self, text: str) -> Generator[None]:
        """Show what is being done, on a terminal and as long as it takes."""
        shown = not self.quiet and not self.machine and sys.stderr.isatty()
        if shown:
            # What takes two lines could not be taken back.
            room = get_terminal_size().columns - len(" ...") - 1
            sys.stderr.write(f"\r\033[K{text[:room]} ...")
            sys.stderr.flush()
        try:
            yield
        finally:
            if shown:
                sys.stderr.write("\r\033[K")
                sys.stderr.flush()


def counted(count: int, noun: str) -> str:
    """Return a number of things as people read it: `1 file`, `1,000 files`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _coloured() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def _lines_of(file: str) -> Sequence[str]:
    """Return the lines that findings are about, for the frames of code around them."""
    try:
        return Path(file).read_text("utf-8", errors="replace").split("\n")
    except OSError:
        return ()
