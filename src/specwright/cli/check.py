"""`specwright check`: all that CI wants to know, in one status."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic

from .console import Console
from .diff import read_side
from .inspection import inspected, lint_options
from .memory import cache_folder
from .outcome import Outcome, conclude
from .patience import BaselineError, Patience, declare_baseline
from .revision import RevisionError, at_revision
from .status import Status
from .target import Plan, declare_targets, plan_targets, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from .pipeline import Made


class _UnreadableBaseError(Exception):
    """The base cannot be read; the findings say why."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__()
        self.findings = findings


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    plan, findings = plan_targets(arguments)
    if plan is None:
        return console.refuse(findings)
    from .pipeline import make

    cache = cache_folder()
    made = [
        make(target, console, strict=plan.strict, cache=cache)
        for target in plan.targets
    ]
    try:
        outcomes = [_outcome(one, plan, arguments, console) for one in made]
    except _UnreadableBaseError as error:
        return console.refuse(error.findings)
    except (BaselineError, RevisionError) as error:
        return console.refuse((usage_finding(str(error), "correct the flag"),))
    if any(one.document is None for one in made):
        conclude(outcomes, plan, console)
        return Status.COULD_NOT_RUN
    return conclude(outcomes, plan, console)


def _outcome(
    made: "Made", plan: Plan, arguments: Namespace, console: Console
) -> Outcome:
    """Judge one target: its specification, its files, and what changed since a base."""
    outcome = checked(made)
    found = [*outcome.findings, *_inspected(made, plan, console)]
    if arguments.base is not None:
        found += _against(arguments.base, made, console)
    return replace(outcome, findings=Patience.of(arguments).left(found, console))


def _inspected(made: "Made", plan: Plan, console: Console) -> Iterable[Diagnostic]:
    if made.document is None or made.api is None:
        return ()
    with console.progress(f"looking at {made.target.spec}"):
        options = lint_options(plan.lint)
        return inspected(made.document, made.api, options, cache=cache_folder())


def _against(base: str, made: "Made", console: Console) -> Iterable[Diagnostic]:
    """Return what changed since a base, which is a path or a revision of git."""
    if made.document is None or made.api is None:
        return ()
    from specwright.diff import differences
    from specwright.diff.report import change_findings

    known = ":" in base or Path(base).exists()
    name = base if known else f"{base}:{made.target.spec.as_posix()}"
    with at_revision(name) as source:
        before, unread = read_side(source, made.target.root, console)
        if before is None:
            raise _UnreadableBaseError(unread)
        changes = differences(before.api, made.api)
        return change_findings(changes, before.document, made.document)


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
        line = f"{len(drifted)} files are not what the specification says"
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
    declare_baseline(parser)


VERB: Final = Verb(
    name="check",
    summary="tell whether specification and packages are sound and agree",
    declare=_declare,
    run=_run,
)
