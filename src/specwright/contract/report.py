"""What a run found: disagreements as findings, and which constraints it got to."""

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from specwright.diagnostics import Diagnostic, Location, Severity

from .check import Check, Kind, Reach
from .runner import Crashed, Ending, Failed, Held, Unreached

CODES: Final = {
    "client": "client-disagrees",
    "joined": "client-and-server-disagree",
    "live": "live-server-disagrees",
    "model": "model-disagrees",
    "server": "server-disagrees",
}


BASE: Final = "http://localhost:8000"
COMMAND: Final = "specwright contract"
_RUN: Final = re.compile(r"(.)\1{30,}")
_LONGEST: Final = 800
_PASTED: Final = 4000


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row of the table of coverage: places of one sort, and how many were met."""

    sort: str
    places: int
    valid: int
    invalid: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A place that no check got to from one side, and why."""

    place: str
    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All checks of a run and how they ended.

    `command` runs them again; `base` is where the server is.
    """

    endings: tuple[tuple[Check, Ending], ...]
    command: str = COMMAND
    base: str = BASE

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The disagreements."""
        found = (
            finding_of(check, ending, self.command, self.base)
            for check, ending in self.endings
        )
        return tuple(each for each in found if each is not None)

    @property
    def examples(self) -> int:
        """How many values were tried."""
        return sum(e.examples for _, e in self.endings if isinstance(e, Held))

    @property
    def coverage(self) -> tuple[Line, ...]:
        """The table: one line a keyword, kind of parameter, status, media type."""
        reached = {
            reach
            for check, ending in self.endings
            if not isinstance(ending, Unreached)
            for reach in check.reaches
        }
        every = {reach for check, _ in self.endings for reach in check.reaches}
        return tuple(
            Line(
                sort=sort,
                places=len({each.place for each in every if each.sort == sort}),
                valid=_count(reached, sort, "valid"),
                invalid=_count(reached, sort, "invalid"),
            )
            for sort in sorted({each.sort for each in every})
        )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The places that were not reached, with the reasons."""
        reasons: dict[Reach, str] = {}
        reached: set[Reach] = set()
        for check, ending in self.endings:
            for reach in check.reaches:
                if isinstance(ending, Unreached):
                    reasons.setdefault(reach, ending.reason)
                else:
                    reached.add(reach)
        return tuple(
            Gap(place=reach.place, kind=reach.kind, reason=reason)
            for reach, reason in sorted(
                reasons.items(), key=lambda pair: (pair[0].place, pair[0].kind)
            )
            if reach not in reached
        )

    @property
    def json(self) -> Mapping[str, Any]:
        """What programs are told."""
        return {
            "checks": len(self.endings),
            "failed": len(self.findings),
            "examples": self.examples,
            "coverage": [
                {
                    "sort": line.sort,
                    "places": line.places,
                    "valid": line.valid,
                    "invalid": line.invalid,
                }
                for line in self.coverage
            ],
            "unreached": [
                {"place": gap.place, "kind": gap.kind, "reason": gap.reason}
                for gap in self.gaps
            ],
        }


def _count(reached: Iterable[Reach], sort: str, kind: Kind) -> int:
    return sum(each.sort == sort and each.kind == kind for each in reached)


def finding_of(
    check: Check, ending: Ending, command: str = COMMAND, base: str = BASE
) -> Diagnostic | None:
    """Return the finding that a failed check is; see `Report`."""
    code = CODES[check.aspect.partition("-")[0]]
    match ending:
        case Failed(error, seed):
            curl = error.request.curl(base) if error.request else ""
            curl = f"; try `{curl}`" if 0 < len(curl) <= _PASTED else ""
            hint = f"draw it again with {_again(command, check, seed)}{curl}"
            return _finding(code, error.pointer, check, error.message, hint)
        case Crashed(error, seed):
            message = f"{type(error).__name__}: {error}"
            hint = f"draw it again with {_again(command, check, seed)}"
            return _finding(code, check.pointer, check, message, hint)
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
    case = f" ({check.case})" if check.case else ""
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=Location(pointer),
        message=f"{where}{case}: {_brief(message)}",
        hint=hint,
    )


def table(report: Report) -> str:
    """Return the table of coverage as text."""
    rows = [("", "places", "valid", "invalid")]
    rows += [
        (line.sort, str(line.places), str(line.valid), str(line.invalid))
        for line in report.coverage
    ]
    widths = [max(len(row[index]) for row in rows) for index in range(4)]
    lines = [
        f"{row[0]:{widths[0]}}  "
        + "  ".join(f"{cell:>{widths[i + 1]}}" for i, cell in enumerate(row[1:]))
        for row in rows
    ]
    lines += [
        f"not reached {gap.kind}: {gap.place}: {gap.reason}" for gap in report.gaps
    ]
    return "\n".join(line.rstrip() for line in lines)
