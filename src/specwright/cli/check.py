"""`specwright check`: all that CI wants to know, in one status."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic

from .comparison import Obstacles, Side, Terms, declare_terms, read_side
from .console import Console, counted
from .inspection import inspected, lint_options
from .memory import cache_folder
from .outcome import Outcome, conclude
from .patience import BaselineError, Patience, declare_baseline
from .rechecked import rechecked, remember_check
from .revision import RevisionError, at_revision
from .status import Status
from .target import Plan, Target, declare_targets, plan_targets, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from .pipeline import Made


_NONE: Final = Obstacles()
_HINT: Final = "correct the flag: a base is a path, or a revision that `git log` knows"


@dataclass(frozen=True, slots=True)
class _Since:
    """What changed since a base; `obstacles` are what there is to say instead."""

    changes: tuple[Diagnostic, ...] = ()
    obstacles: Obstacles = _NONE


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    plan, findings = plan_targets(arguments)
    if plan is None:
        return console.refuse(findings)
    try:
        outcomes = [
            _outcome(target, plan, arguments, console) for target in plan.targets
        ]
    except BaselineError as error:
        return console.refuse((usage_finding(str(error), "correct the flag"),))
    except RevisionError as error:
        return console.refuse((usage_finding(str(error), _HINT),))
    return conclude(outcomes, plan, console)


def _outcome(
    target: Target, plan: Plan, arguments: Namespace, console: Console
) -> Outcome:
    """Judge one target: its specification, its files, and what changed since a base."""
    patience = Patience.of(arguments)
    known = None if arguments.base is not None else rechecked(target, plan)
    if known is not None:
        return replace(known, findings=patience.left(known.findings, console))
    from specwright.document.collector import collector_paused

    with collector_paused():
        return _judged(target, plan, arguments, patience, console)


def _judged(
    target: Target,
    plan: Plan,
    arguments: Namespace,
    patience: Patience,
    console: Console,
) -> Outcome:
    from .pipeline import make

    made = make(target, console, strict=plan.strict, cache=cache_folder())
    outcome = checked(made)
    found = (*outcome.findings, *_inspected(made, plan, console))
    if outcome.json["current"]:
        remember_check(target, plan, made.digest, found)
    since = _Since()
    if arguments.base is not None:
        since = _since(arguments.base, made, Terms.of(arguments), console)
    left = patience.left((*found, *since.changes), console)
    return replace(
        outcome,
        findings=(*left, *since.obstacles.findings),
        hindered=made.document is None or since.obstacles.hinder,
    )


def _inspected(made: "Made", plan: Plan, console: Console) -> Iterable[Diagnostic]:
    if made.document is None or made.api is None:
        return ()
    with console.progress(f"looking at {made.target.spec}"):
        options = lint_options(plan.lint)
        return inspected(made.document, made.api, options, cache=cache_folder())


def _since(base: str, made: "Made", terms: Terms, console: Console) -> _Since:
    """Return what changed since a base, which is a path or a revision of git."""
    if made.document is None or made.api is None:
        return _Since()
    from specwright.diff import differences
    from specwright.diff.report import change_findings

    target = made.target
    known = ":" in base or Path(base).exists()
    name = base if known else f"{base}:{target.spec.as_posix()}"
    with at_revision(name, target.bounds.root) as source:
        before, unread = read_side(source, target.bounds, console)
        if before is None:
            return _Since(obstacles=Obstacles(unread))
        faults = made.document.located(made.faults)
        after = Side(target.spec.as_posix(), made.document, made.api, faults)
        obstacles = terms.obstacles(before, after)
        if obstacles.fatal:
            return _Since(obstacles=obstacles)
        changes = differences(before.api, after.api)
        found = change_findings(changes, before.document, after.document)
        return _Since(found, obstacles)


def checked(made: "Made") -> Outcome:
    """Compare what would be written with what stands there."""
    from specwright.render import drift

    from .pipeline import summary_of

    target = made.target
    drifted = () if made.files is None else drift(made.files, target.output)
    counts = summary_of(made)
    if made.files is None:
        line = "cannot be generated"
    elif drifted:
        line = f"not what the specification says: {counted(len(drifted), 'file')}"
    else:
        line = "up to date"
    return Outcome(
        line=f"{target.name}: {line}",
        json={
            "name": target.name,
            "operations": counts["operations"],
            "schemas": counts["schemas"],
            "current": made.files is not None and not drifted,
        },
        findings=(*made.located, *drifted),
    )


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    parser.add_argument(
        "--base",
        metavar="REV|PATH",
        help="report breaking changes since a revision of git, or a specification",
    )
    declare_terms(parser)
    declare_baseline(parser)


VERB: Final = Verb(
    name="check",
    summary="tell whether specification and packages are sound and agree",
    declare=_declare,
    run=_run,
)
