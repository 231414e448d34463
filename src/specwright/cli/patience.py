"""The baseline of a run: findings that are known, and put up with."""

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from specwright.diagnostics import Diagnostic
from specwright.diagnostics.baseline import Baseline, baseline_of, read, written

from .console import Console


class BaselineError(Exception):
    """The baseline cannot be read; the text says why."""


def declare_baseline(parser: ArgumentParser) -> None:
    """Give a parser the flags about the baseline."""
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="findings to put up with"
    )
    parser.add_argument(
        "--update-baseline",
        action="store_true",
        help="write the findings of this run to the baseline",
    )
    parser.add_argument(
        "--until",
        type=_date,
        metavar="DATE",
        help="with --update-baseline: put up with them to the end of this day",
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("write a date such as 2027-01-31") from error


@dataclass(frozen=True, slots=True)
class Patience:
    """What the flags say about the baseline."""

    file: Path | None
    update: bool
    until: dt.date | None

    @classmethod
    def of(cls, arguments: Namespace) -> "Patience":
        """Return what the arguments ask for."""
        return cls(arguments.baseline, arguments.update_baseline, arguments.until)

    def left(
        self, findings: Sequence[Diagnostic], console: Console
    ) -> tuple[Diagnostic, ...]:
        """Return the findings to report, having written the baseline if asked to.

        Raises BaselineError.
        """
        if self.file is None:
            return tuple(findings)
        if self.update:
            text = written(baseline_of(findings, until=self.until))
            from specwright.render import write_file

            write_file(self.file, text.encode("utf-8", "replace"))
            console.say(f"{self.file}: {len(findings)} findings")
            return ()
        baseline = self._read(self.file)
        for known in baseline.gone(findings):
            console.say(f"{self.file}: gone, take it out: {known.message}")
        today = dt.datetime.now(tz=dt.UTC).date()
        return baseline.unknown(findings, today=today)

    def _read(self, file: Path) -> Baseline:
        try:
            return read(file.read_text("utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise BaselineError(f"{file} is no baseline: {error}") from error
