"""`specwright contract`: check that code and specification agree."""

import shlex
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from specwright.diagnostics import Diagnostic, Location, Severity

from .console import Console
from .outcome import Outcome, conclude
from .status import Status
from .target import Target, declare_targets, plan_targets, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from specwright.contract.check import Check
    from specwright.contract.selection import Selection
    from specwright.contract.subject import Subject
    from specwright.ir.operations import Operation

_EXAMPLES: Final = 20


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    parser.add_argument(
        "--package", dest="name", metavar="NAME", help="the same as --name"
    )
    parser.add_argument("--url", help="check the server that answers there")
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
    parser.add_argument(
        "--auth",
        action="append",
        default=[],
        metavar="SCHEME=CREDENTIAL",
        help="for --url; else SPECWRIGHT_AUTH_SCHEME in the environment",
    )
    parser.add_argument(
        "--all-methods", action="store_true", help="for --url: not only GET and HEAD"
    )


def _run(arguments: Namespace) -> Status:
    from specwright.contract.selection import Selection

    console = Console.of(arguments)
    plan, findings = plan_targets(arguments)
    if plan is None:
        return console.refuse(findings)
    for flag in ("max_examples", "most_intricate"):
        number: int | None = getattr(arguments, flag)
        if number is not None and number < 1:
            message = f"--{flag.replace('_', '-')} is less than 1"
            return console.refuse((usage_finding(message, "try something"),))
    selection = Selection(
        operations=tuple(arguments.operation),
        excluded=tuple(arguments.exclude),
        read_only=arguments.url is not None and not arguments.all_methods,
        intricate=arguments.most_intricate,
    )
    outcomes: list[Outcome] = []
    for target in plan.targets:
        outcome = _checked(target, arguments, selection, console)
        if not outcome.json:
            return console.refuse(outcome.findings)
        outcomes.append(outcome)
    return conclude(outcomes, plan, console)


def _checked(
    target: Target, arguments: Namespace, selection: "Selection", console: Console
) -> Outcome:
    from specwright.contract.report import BASE, Report, table
    from specwright.contract.runner import Effort, Ending, run_check

    from .subjects import subject_of

    opened = subject_of(target, console)
    if opened.subject is None:
        return Outcome(findings=opened.findings)
    unknown = selection.unknown(opened.subject)
    if unknown is not None:
        finding = usage_finding(f"there is no operation `{unknown}`", "see the paths")
        return Outcome(findings=(finding,))
    live = arguments.url is not None
    operations = selection.of(opened.subject, live=live)
    checks, findings = _checks(opened.subject, arguments, operations)
    if findings:
        return Outcome(findings=findings)
    effort = Effort(seed=arguments.seed, examples=arguments.max_examples)
    endings: list[tuple[Check, Ending]] = []
    for check in checks:
        with console.progress(check.name):
            endings.append((check, run_check(check, effort)))
    report = Report(
        tuple(endings), _command(arguments, target), _base(arguments.url) or BASE
    )
    console.say(table(report))
    failed = len(report.findings)
    return Outcome(
        line=f"{target.name}: {len(endings)} checks, {report.examples} examples, "
        f"{failed} failed; seed {arguments.seed}",
        json={
            "package": target.name,
            "seed": arguments.seed,
            "operations": [operation.id for operation in operations],
            **report.json,
        },
        findings=opened.subject.document.located(report.findings),
    )


def _command(arguments: Namespace, target: Target) -> str:
    """Return how the same package is checked the same way."""
    words = ["specwright", "contract", "--name", target.name]
    for flag in ("config", "spec", "output", "url"):
        value = getattr(arguments, flag)
        words += [] if value is None else [f"--{flag}", str(value)]
    if arguments.max_examples != _EXAMPLES:
        words += ["--max-examples", str(arguments.max_examples)]
    return shlex.join(words)


def _base(url: str | None) -> str | None:
    """Return the part of an address that every path comes after."""
    if url is None:
        return None
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _checks(
    subject: "Subject", arguments: Namespace, operations: "tuple[Operation, ...]"
) -> "tuple[tuple[Check, ...], tuple[Diagnostic, ...]]":
    if arguments.url is None:
        from specwright.contract.opening import unservable
        from specwright.contract.properties import checks_of

        findings = unservable(subject)
        if findings:
            return (), findings
        return tuple(checks_of(subject, operations)), ()
    from specwright.contract.live import LiveServer, UnreachableError, secrets_of
    from specwright.contract.properties.live import live_checks
    from specwright.contract.wire import Request

    try:
        secrets = secrets_of(subject.api, tuple(arguments.auth))
        server = LiveServer(url=arguments.url, api=subject.api, secrets=secrets)
        server.send(Request(method="GET", target=server.prefix or "/"))
    except ValueError as error:
        hint = "write SCHEME=CREDENTIAL, with a scheme of the specification"
        return (), (usage_finding(f"--auth does not fit: {error}", hint),)
    except UnreachableError as error:
        return (), (_unreachable(str(error)),)
    return tuple(live_checks(subject, operations, server)), ()


def _unreachable(message: str) -> Diagnostic:
    return Diagnostic(
        code="unreachable-server",
        severity=Severity.ERROR,
        location=Location(""),
        message=f"nothing answers at {message}",
        hint="start the server, or correct --url",
    )


VERB = Verb(
    name="contract",
    summary="check generated code, or a running server, against the specification",
    declare=_declare,
    run=_run,
)
