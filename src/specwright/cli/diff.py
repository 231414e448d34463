"""`specwright diff`: what changed between two specifications, and whom it breaks."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Severity

from .bounds import Bounds
from .comparison import Side, Terms, declare_terms, read_side
from .console import Console
from .flags import declare_settings, given_settings
from .outcome import fails
from .revision import RevisionError, Source, at_revision
from .settings import BOUNDS, FAIL_ON
from .status import Status
from .target import usage_finding
from .verb import Verb
from .verdict import Verdict, tell, verdict

if TYPE_CHECKING:
    from specwright.diff import Change


def _declare(parser: ArgumentParser) -> None:
    either = "a file, a folder of fragments, or REV:path in git"
    parser.add_argument("old", help=f"the specification as it was: {either}")
    parser.add_argument("new", help=f"the specification as it is: {either}")
    declare_settings(parser, BOUNDS)
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="error",
        help="`error` for breaking changes, `warning` for risky ones, `note` for any",
    )
    declare_terms(parser)
    parser.add_argument(
        "--changelog", type=Path, metavar="FILE", help="write a changelog in Markdown"
    )


def _run(arguments: Namespace) -> Status:
    from specwright.document.collector import collector_paused

    console = Console.of(arguments)
    try:
        with (
            collector_paused(),
            at_revision(arguments.old) as old,
            at_revision(arguments.new) as new,
        ):
            return _compared(old, new, arguments, console)
    except RevisionError as error:
        hint = "write a path, or REV:path with a revision that `git log` knows"
        return console.refuse((usage_finding(str(error), hint),))


def _compared(
    old: Source, new: Source, arguments: Namespace, console: Console
) -> Status:
    bounds = Bounds.of(given_settings(arguments, BOUNDS))
    before, unread = read_side(old, bounds, console)
    after, also = read_side(new, bounds, console)
    if before is None or after is None:
        return console.refuse((*unread, *also))
    obstacles = Terms.of(arguments).obstacles(before, after)
    if obstacles.fatal:
        return console.refuse(obstacles.findings)
    from specwright.diff import differences
    from specwright.diff.report import change_findings

    with console.progress("comparing"):
        changes = differences(before.api, after.api)
        amount = verdict(changes, before.api, after.api)
    found = (
        *obstacles.findings,
        *change_findings(changes, before.document, after.document),
    )
    tell(amount, found, console)
    if arguments.changelog is not None:
        _write_changelog(arguments.changelog, changes, amount, after)
    if obstacles.hinder:
        for finding in obstacles.findings:
            console.say(f"error: {finding.message}")
        return Status.COULD_NOT_RUN
    failed = fails(found, Severity[arguments.fail_on.upper()])
    return Status.FINDINGS if failed else Status.CLEAN


def _write_changelog(
    file: Path, changes: "Sequence[Change]", amount: Verdict, after: Side
) -> None:
    """Write a changelog of the version that is announced, if the step is no less."""
    from specwright.diff.report import changelog
    from specwright.diff.version import parsed
    from specwright.render import write_file

    version = after.api.version
    announced, least = parsed(version), parsed(amount.next_version or "")
    if announced is not None and least is not None and announced < least:
        version = str(least)
    text = changelog(changes, title=after.api.title, version=version)
    write_file(file, text.encode())


VERB: Final = Verb(
    name="diff",
    summary="say what changed between two specifications, and whom it breaks",
    declare=_declare,
    run=_run,
)
