"""`specwright contract`: check that code and specification agree."""

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic

from .console import Console
from .installed import plan_subjects
from .memory import cache_folder
from .outcome import Outcome, conclude, status_of
from .running import declare_running, misuse, running_server, silent, unheard
from .status import Status
from .subjects import subject_of
from .target import Target, declare_targets, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from specwright.contract.check import Check
    from specwright.contract.live import LiveServer
    from specwright.contract.selection import Selection
    from specwright.contract.subject import Subject
    from specwright.ir.operations import Operation

_EXAMPLES: Final = 20
_REPEATED: Final = ("config", "spec", "output", "root", "formats", "untyped")


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    parser.add_argument(
        "--package",
        dest="name",
        metavar="NAME",
        help="the same as --name; one that no configuration names has to be installed",
    )
    parser.add_argument(
        "--operation", action="append", default=[], help="only this one; repeatable"
    )
    parser.add_argument(
        "--exclude", action="append", default=[], help="not this one; repeatable"
    )
    parser.add_argument(
        "--most-intricate",
        type=int,
        metavar="N",
        help="of these only so many, those with the most to get wrong",
    )
    parser.add_argument(
        "--max-examples",
        type=int,
        default=_EXAMPLES,
        help="values to try, for each check",
    )
    parser.add_argument("--seed", type=int, default=0, help="draw the same values")
    declare_running(parser)


def _run(arguments: Namespace) -> Status:
    from hypothesis.configuration import set_hypothesis_home_dir

    from specwright.contract.selection import Selection

    # It keeps tables of characters, which nobody wants in the current folder.
    set_hypothesis_home_dir(cache_folder() / "hypothesis")
    console = Console.of(arguments)
    wrong = _misuse(arguments)
    if wrong is not None:
        return console.refuse((wrong,))
    plan, findings = plan_subjects(arguments)
    if plan is None:
        return console.refuse(findings)
    selection = Selection(
        operations=tuple(arguments.operation),
        excluded=tuple(arguments.exclude),
        read_only=arguments.url is not None and not arguments.all_methods,
        intricate=arguments.most_intricate,
    )
    checked = [
        _checked(target, arguments, selection, console) for target in plan.targets
    ]
    outcomes = [one.outcome for one in checked]
    if console.format != "junit":
        return conclude(outcomes, plan, console)
    from specwright.contract.cases import junit

    suites = [one.suite for one in checked if one.suite is not None]
    console.print(junit(suites, [found for one in checked for found in one.besides]))
    return status_of(outcomes, plan)


def _misuse(arguments: Namespace) -> Diagnostic | None:
    for flag in ("max_examples", "most_intricate"):
        number: int | None = getattr(arguments, flag)
        if number is not None and number < 1:
            message = f"--{flag.replace('_', '-')} is less than 1"
            return usage_finding(message, "try something")
    return misuse(arguments)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Checked:
    """What became of a package: as ever, and as a suite of tests where one was run.

    `besides` are the findings that are no check's.
    """

    outcome: Outcome
    suite: "Element | None" = None
    besides: tuple[Diagnostic, ...] = ()


def _checked(
    target: Target, arguments: Namespace, selection: "Selection", console: Console
) -> _Checked:
    from specwright.contract.opening import unservable

    opened = subject_of(target, console)
    subject = opened.subject
    if subject is None:
        return _hindered(target, opened.findings)
    unknown = selection.unknown(subject)
    if unknown is not None:
        return _hindered(target, (_unknown(target, *unknown),))
    operations = selection.of(subject, live=arguments.url is not None)
    server: LiveServer | None = None
    if arguments.url is None:
        findings = unservable(subject)
    else:
        server, findings = running_server(arguments, subject.api)
    if findings:
        return _hindered(target, findings)
    with closing(server) if server else nullcontext():
        return _outcome(target, arguments, _Run(subject, operations, server), console)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is checked; without a `server` the package alone."""

    subject: "Subject"
    operations: "tuple[Operation, ...]"
    server: "LiveServer | None"

    def checks(self) -> "Iterator[Check]":
        from specwright.contract.properties import checks_of
        from specwright.contract.properties.live import live_checks

        if self.server is None:
            return checks_of(self.subject, self.operations)
        return live_checks(self.subject, self.operations, self.server)


def _outcome(
    target: Target, arguments: Namespace, run: _Run, console: Console
) -> _Checked:
    from specwright.contract.cases import suite_of
    from specwright.contract.report import Report
    from specwright.contract.runner import Effort, Ending, Held, Unreached, run_check
    from specwright.contract.wire.curl import BASE

    effort = Effort(seed=arguments.seed, examples=arguments.max_examples)
    endings: list[tuple[Check, Ending]] = []
    lost: Diagnostic | None = None
    failed = 0
    for check in run.checks():
        done = f"{len(endings)} checks, {failed} failed: {check.name}"
        with console.progress(done):
            ending = run_check(check, effort)
        endings.append((check, ending))
        if isinstance(ending, Held | Unreached):
            continue
        failed += 1
        lost = silent(run.server) if run.server else None
        if lost is not None:
            break
    report = Report(
        tuple(endings),
        _command(arguments, target),
        run.server.base if run.server else BASE,
        run.server.hidden if run.server else (),
    )
    document = run.subject.document
    console.say(report.coverage.text(document))
    warnings = unheard(run.server, run.operations) if run.server else ()
    besides = (*document.located(warnings), *([] if lost is None else [lost]))
    line = f"{target.name}: {len(endings)} checks, {report.examples} examples, "
    outcome = Outcome(
        line=f"{line}{failed} failed; seed {arguments.seed}",
        json={
            "package": target.name,
            "seed": arguments.seed,
            "operations": [operation.id for operation in run.operations],
            **report.json,
        },
        findings=(*document.located(report.findings), *besides),
        hindered=lost is not None,
    )
    suite = suite_of(target.name, report, document)
    return _Checked(outcome=outcome, suite=suite, besides=besides)


def _hindered(target: Target, findings: tuple[Diagnostic, ...]) -> _Checked:
    json = {"package": target.name}
    outcome = Outcome(json=json, findings=findings, hindered=True)
    return _Checked(outcome=outcome, besides=findings)


def _unknown(target: Target, name: str, nearest: str | None) -> Diagnostic:
    hint = "see the `operationId`s of the specification"
    if nearest is not None:
        hint = f"write `{nearest}`"
    return usage_finding(f"{target.name} has no operation `{name}`", hint)


def _command(arguments: Namespace, target: Target) -> str:
    """Return how the same package is checked the same way."""
    words = ["specwright", "contract", "--name", target.name]
    for flag in (*_REPEATED, "url"):
        value = getattr(arguments, flag)
        words += [] if value is None else [f"--{flag.replace('_', '-')}", str(value)]
    words += ["--all-methods"] if arguments.all_methods else []
    for pair in arguments.auth:
        words += ["--auth", f"{pair.partition('=')[0]}=..."]
    if arguments.max_examples != _EXAMPLES:
        words += ["--max-examples", str(arguments.max_examples)]
    return shlex.join(words)


VERB = Verb(
    name="contract",
    summary="check generated code, or a running server, against the specification",
    declare=_declare,
    run=_run,
)
