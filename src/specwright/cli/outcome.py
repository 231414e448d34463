"""What became of each package of a run, and of the run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from specwright.diagnostics import Diagnostic, Severity, Style

from .console import Console
from .status import Status
from .target import Plan


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one package: lines for people, an object for programs.

    `hindered` tells that something of what was asked for could not be done at all.
    """

    line: str = ""
    json: Mapping[str, Any] = field(default_factory=dict[str, Any])
    findings: tuple[Diagnostic, ...] = ()
    hindered: bool = False


def conclude(
    outcomes: Sequence[Outcome],
    plan: Plan,
    console: Console,
    alike: int | None = None,
) -> Status:
    """Print all outcomes and return the status that they amount to.

    The JSON document of a run about one package is that package's, with the findings;
    of several it has `packages`. `alike` is the most warnings of one code to show to
    people.
    """
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    said: Mapping[str, Any] = (
        outcomes[0].json
        if len(outcomes) == 1
        else {"packages": [outcome.json for outcome in outcomes]}
    )
    console.report(findings, said, Style(alike=alike))
    for outcome in outcomes:
        if outcome.line:
            console.say(outcome.line)
    return status_of(outcomes, plan)


def status_of(outcomes: Sequence[Outcome], plan: Plan) -> Status:
    """Return the status that all outcomes amount to."""
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    if any(outcome.hindered for outcome in outcomes):
        return Status.COULD_NOT_RUN
    return Status.FINDINGS if fails(findings, plan.fail_on) else Status.CLEAN


def fails(findings: Iterable[Diagnostic], fail_on: Severity) -> bool:
    """Tell whether findings fail a run."""
    return any(finding.severity >= fail_on for finding in findings)
