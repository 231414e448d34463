"""What a run found: disagreements as findings, and which constraints it got to."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from specwright.diagnostics import Diagnostic, Location, Severity

from .check import Check
from .coverage import Coverage
from .runner import Broken, Crashed, Ending, Failed, Held, Unsound
from .wire.curl import BASE, Hidden, curl

CODES: Final = {
    "client": "client-disagrees",
    "joined": "client-and-server-disagree",
    "live": "live-server-disagrees",
    "model": "model-disagrees",
    "server": "server-disagrees",
}

COMMAND: Final = "specwright contract"
_RUN: Final = re.compile(r"(.)\1{30,}")
_LONGEST: Final = 800
_PASTED: Final = 4000


@dataclass(frozen=True, slots=True)
class Report:
    """All checks of a run and how they ended.

    `command` runs them again; `base` is where the server is, `hidden` are credentials.
    """

    endings: tuple[tuple[Check, Ending], ...]
    command: str = COMMAND
    base: str = BASE
    hidden: tuple[Hidden, ...] = ()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The disagreements."""
        return tuple(
            finding
            for check, ending in self.endings
            for finding in self.findings_of(check, ending)
        )

    def findings_of(self, check: Check, ending: Ending) -> tuple[Diagnostic, ...]:
        """Return the disagreement that a check ended with, if it did."""
        found = finding_of(check, ending, self.command, self.base, self.hidden)
        return () if found is None else (found,)

    @property
    def examples(self) -> int:
        """How many values were tried."""
        return sum(e.examples for _, e in self.endings if isinstance(e, Held))

    @property
    def coverage(self) -> Coverage:
        """Which constraints the checks got to."""
        return Coverage(self.endings)

    @property
    def json(self) -> Mapping[str, Any]:
        """What programs are told."""
        return {
            "checks": len(self.endings),
            "failed": len(self.findings),
            "examples": self.examples,
            **self.coverage.json,
        }


def finding_of(
    check: Check,
    ending: Ending,
    command: str = COMMAND,
    base: str = BASE,
    hidden: tuple[Hidden, ...] = (),
) -> Diagnostic | None:
    """Return the finding that a failed check is; see `Report`."""
    code = CODES[check.aspect.partition("-")[0]]
    match ending:
        case Failed(error, seed):
            sent = curl(error.request, base, hidden) if error.request else ""
            shown = f"; try `{sent}`" if 0 < len(sent) <= _PASTED else ""
            hint = f"draw it again with {_again(command, check, seed)}{shown}"
            return _finding(code, error.pointer, check, error.message, hint)
        case Crashed(error, seed):
            message = f"{type(error).__name__}: {error}"
            hint = f"draw it again with {_again(command, check, seed)}"
            return _finding(code, check.pointer, check, message, hint)
        case Broken(error, seed, place):
            message = f"{type(error).__name__}: {error}, in {place}"
            hint = f"please report it; see it again with {_again(command, check, seed)}"
            return _finding("broken-check", check.pointer, check, message, hint)
        case Unsound(reason):
            hint = "mend the specification: `specwright check` says what is wrong"
            return _finding("unsound-schema", check.pointer, check, reason, hint)
        case _:
            return None


def _again(command: str, check: Check, seed: int) -> str:
    words = ["--seed", str(seed)]
    words += ["--operation", check.operation] if check.operation else []
    return f"`{command} {shlex.join(words)}`"


def _brief(message: str) -> str:
    """Return a message without the long runs that lengths are tried with."""
    short = _RUN.sub(lambda run: f"{run[1] * 3}...[{len(run[0])}]", message)
    return short if len(short) <= _LONGEST else f"{short[:_LONGEST]} ..."


def _finding(
    code: str, pointer: str, check: Check, message: str, hint: str
) -> Diagnostic:
    where = " of ".join(part for part in (check.aspect, check.operation) if part)
    about = check.case if check.about is None else check.about
    case = f" ({about})" if about else ""
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=Location(pointer),
        message=f"{where}{case}: {_brief(message)}",
        hint=hint,
    )
