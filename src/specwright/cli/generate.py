"""`specwright generate`: write what has changed, and say what that was."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from specwright.diagnostics import Diagnostic, Location, Severity, Span, shown

from .check import checked
from .consequences import Consequences, consequences
from .console import Console, counted
from .memory import remember_findings
from .outcome import Outcome, conclude
from .status import Status
from .target import Plan, Target, declare_targets, plan_targets
from .verb import Verb

if TYPE_CHECKING:
    from specwright.render import File, Summary

    from .pipeline import Made


_ALIKE: Final = 3
"""As many warnings of one code are shown; `specwright check` shows all of them."""


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--check", action="store_true", help="write nothing; fail if files would change"
    )
    instead.add_argument(
        "--names", action="store_true", help="write nothing; print pointers and names"
    )
    instead.add_argument(
        "--force", action="store_true", help="overwrite files that somebody edited"
    )


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    plan, findings = plan_targets(arguments)
    if plan is None:
        return console.refuse(findings)
    outcomes = [_outcome(target, plan, arguments, console) for target in plan.targets]
    return conclude(outcomes, plan, console, _ALIKE)


def _outcome(
    target: Target, plan: Plan, arguments: Namespace, console: Console
) -> Outcome:
    remembers = not (arguments.check or arguments.names or arguments.force)
    if remembers:
        from .current import current

        outcome = current(target)
        if outcome is not None:
            return outcome
    from specwright.document.collector import collector_paused

    # What one package takes is much, and next to nothing of it is garbage.
    with collector_paused():
        if remembers:
            return _again(target, plan, console)
        return _anew(target, plan, arguments, console)


def _anew(
    target: Target, plan: Plan, arguments: Namespace, console: Console
) -> Outcome:
    """Generate with nothing remembered, or do instead what was asked for."""
    from .pipeline import make

    made = make(target, console, strict=plan.strict)
    if arguments.check:
        return checked(made)
    if arguments.names:
        return _named(made, console)
    return _written(made, force=arguments.force)[0]


def _again(target: Target, plan: Plan, console: Console) -> Outcome:
    """Generate with what was remembered of the last time."""
    from .layouts import RememberedLayouts
    from .pipeline import make, read_target
    from .prints import RememberedPrints
    from .rewording import reworded

    layouts, prints = RememberedLayouts(target), RememberedPrints(target)
    read = read_target(target, console)
    made = reworded(target, read, prints, layouts, strict=plan.strict)
    if made is None:
        made = make(target, console, strict=plan.strict, layouts=layouts, read=read)
    outcome, failed = _written(made, force=False)
    if not failed:
        layouts.keep()
        prints.keep(made)
    return outcome


def _written(made: "Made", *, force: bool) -> tuple[Outcome, bool]:
    """Return what became of the files, and whether they could not be written."""
    from specwright.render import Summary, write_files

    target = made.target
    if made.files is None:
        outcome = Outcome(
            line=f"{target.name}: nothing written",
            json=_json(made, Summary()),
            findings=made.located,
            hindered=made.document is None,
        )
        return outcome, True
    files = made.files if force else tuple(_settled(made.files, target))
    told = _consequences(made)
    try:
        summary, refused = write_files(files, target.output, force=force)
    except OSError as error:
        outcome = Outcome(
            line=f"{target.name}: nothing written",
            json=_json(made, Summary()),
            findings=(*made.located, _unwritable(target, error)),
            hindered=True,
        )
        return outcome, True
    found = made.located
    if found and not refused:
        remember_findings(target, made.digest, found)
    lines = () if told is None or refused else told.lines()
    outcome = Outcome(
        line="\n  ".join([f"{target.name}: {_said(made, summary)}", *lines]),
        json={**_json(made, summary), **({} if told is None else told.json())},
        findings=(*found, *refused),
    )
    return outcome, bool(refused)


def _consequences(made: "Made") -> Consequences | None:
    """Compare with what the package was made from; nothing is written yet."""
    if made.is_reworded:
        return Consequences()
    if made.document is None or made.api is None:
        return None
    return consequences(made.target, made.document, made.api)


def _unwritable(target: Target, error: OSError) -> Diagnostic:
    folder = target.output.as_posix()
    place = error.filename if isinstance(error.filename, str) else folder
    reason = (error.strerror or "no reason given").lower()
    return Diagnostic(
        code="unwritable-output",
        severity=Severity.ERROR,
        location=Location("", Span(folder, 1, 1, 1, 1)),
        message=f"`{place}` cannot be written: {reason}",
        hint="name a folder that can be written to, with room in it; nothing was "
        "changed",
    )


def _settled(files: "tuple[File, ...]", target: Target) -> "Iterator[File]":
    """Yield the files, the manifest as it stands where only the generator is another.

    Who changes specwright, and not what it generates, has nothing to commit then.
    """
    from specwright.render import MANIFEST, read_manifest
    from specwright.render.manifest import parse_manifest

    old = read_manifest(target.output)
    for file in files:
        new = parse_manifest(file.content) if file.path == MANIFEST else None
        if old and new and replace(new, generator=old.generator) == old:
            yield old.file()
        else:
            yield file


def _json(made: "Made", summary: "Summary") -> dict[str, Any]:
    from .pipeline import summary_of

    counts = summary_of(made)
    return {
        "name": made.target.name,
        "spec": made.target.spec.as_posix(),
        "output": made.target.output.as_posix(),
        "operations": counts["operations"],
        "webhooks": counts["webhooks"],
        "schemas": counts["schemas"],
        "files": {
            "created": list(summary.created),
            "updated": list(summary.updated),
            "removed": list(summary.removed),
            "unchanged": summary.unchanged,
        },
    }


def _said(made: "Made", summary: "Summary") -> str:
    from .pipeline import summary_of

    counts: Mapping[str, Any] = summary_of(made)
    operations, webhooks = counts["operations"], counts["webhooks"]
    tally = counted(operations["generated"], "operation")
    if operations["dropped"]:
        tally += f" of {operations['spec']:,}"
    if webhooks["generated"]:
        tally += f", {webhooks['generated']} webhooks and callbacks"
    if not summary.changed:
        return f"{tally}, up to date"
    return "\n  ".join([f"{tally}, {_changes(summary)}", *_changed_files(summary)])


def _changes(summary: "Summary") -> str:
    counts = (
        ("created", len(summary.created)),
        ("updated", len(summary.updated)),
        ("removed", len(summary.removed)),
        ("unchanged", summary.unchanged),
    )
    return ", ".join(
        f"{counted(count, 'file')} {what}" for what, count in counts if count
    )


_LISTED: Final = 20


def _changed_files(summary: "Summary") -> Iterator[str]:
    if not summary.updated and not summary.removed:
        return
    changed = [
        *(f"+ {path}" for path in summary.created),
        *(f"~ {path}" for path in summary.updated),
        *(f"- {path}" for path in summary.removed),
    ]
    yield from changed[:_LISTED]
    if len(changed) > _LISTED:
        yield f"and {len(changed) - _LISTED} more"


def _named(made: "Made", console: Console) -> Outcome:
    names = {} if made.package is None else dict(made.package.names)
    if not console.machine:
        console.print("".join(f"{shown(key)}\t{name}\n" for key, name in names.items()))
    return Outcome(
        json={"names": names},
        findings=made.located,
        hindered=made.document is None,
    )


VERB: Final = Verb(
    name="generate",
    summary="write the packages, as far as anything changed",
    declare=_declare,
    run=_run,
)
