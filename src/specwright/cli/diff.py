"""`specwright diff`: what changed between two specifications, and whom it breaks."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from specwright.diagnostics import Diagnostic, Severity

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

if TYPE_CHECKING:
    from specwright.diff import Change
    from specwright.ir.api import Api
    from specwright.python.renames import Rename


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


_HEADINGS: Final = {
    "invalid-side": "# Not valid",
    "ERROR": "# Breaking",
    "WARNING": "# Risky",
    "NOTE": "# Compatible",
}


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
        renamed = _renames(before.api, after.api)
    found = (
        *obstacles.findings,
        *change_findings(changes, before.document, after.document),
    )
    _tell(changes, renamed, before, console, found)
    if arguments.changelog is not None:
        _write_changelog(arguments.changelog, changes, after)
    if obstacles.hinder:
        for finding in obstacles.findings:
            console.say(f"error: {finding.message}")
        return Status.COULD_NOT_RUN
    failed = fails(found, Severity[arguments.fail_on.upper()])
    return Status.FINDINGS if failed else Status.CLEAN


def _renames(old: "Api", new: "Api") -> "tuple[Rename, ...]":
    from specwright.python import Options
    from specwright.python.lowering import allocate_names
    from specwright.python.renames import renames

    options = Options(package="package")
    before, after = (allocate_names(api, options)[0] for api in (old, new))
    return renames(old, before, new, after)


def _tell(
    changes: "Sequence[Change]",
    renamed: "Sequence[Rename]",
    before: Side,
    console: Console,
    found: Sequence[Diagnostic],
) -> None:
    from specwright.diff import Level
    from specwright.diff.version import parsed, proposed

    counts = {
        level.name.lower(): sum(change.rule.level is level for change in changes)
        for level in reversed(Level)
    }
    version = parsed(before.api.version)
    least = None if version is None else str(proposed(version, changes))
    summary: dict[str, Any] = {
        "changes": counts,
        "next_version": least,
        "renames": [asdict(rename) for rename in renamed],
    }
    _report(console, found, summary)
    for rename in renamed:
        console.say(f"Python: {rename.before} -> {rename.after or 'gone'}")
    said = ", ".join(f"{count} {level}" for level, count in counts.items())
    console.say(f"{said}; next version {least or 'unknown'}")


def _report(
    console: Console, found: Sequence[Diagnostic], summary: dict[str, Any]
) -> None:
    """Print for people what breaks first; for programs all in one."""
    if console.machine:
        console.report(found, summary)
        return
    for part_name, heading in _HEADINGS.items():
        part = [finding for finding in found if _part(finding) == part_name]
        if part:
            console.say(f"{heading} ({len(part)})\n")
            console.report(part, summary)


def _part(finding: Diagnostic) -> str:
    invalid = finding.code == "invalid-side"
    return finding.code if invalid else finding.severity.name


def _write_changelog(file: Path, changes: "Sequence[Change]", after: Side) -> None:
    from specwright.diff.report import changelog

    text = changelog(changes, title=after.api.title, version=after.api.version)
    file.write_text(text, "utf-8")


VERB: Final = Verb(
    name="diff",
    summary="say what changed between two specifications, and whom it breaks",
    declare=_declare,
    run=_run,
)
