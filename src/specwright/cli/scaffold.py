"""`specwright scaffold`: write handlers to fill in, and later what is new to them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from specwright.diagnostics import Diagnostic, Location, Severity, Span

from .console import Console
from .outcome import Outcome, conclude
from .status import Status
from .target import Target, declare_targets, options_of, plan_targets, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from specwright.python.view import Package
    from specwright.scaffold import Merged


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "package", metavar="PACKAGE", help="the name of a configured package"
    )
    parser.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="the file to write, or to add to",
    )
    parser.add_argument(
        "--webhooks",
        action="store_true",
        help="receivers of webhooks and callbacks, instead of handlers of requests",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; fail if anything is missing, or serves nothing any more",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="the configuration")


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    plan, findings = plan_targets(_chosen(arguments))
    if plan is None:
        return console.refuse(findings)
    (target, *_) = plan.targets
    package, findings = _package(target, console)
    if package is None:
        return console.refuse(findings)
    outcome, stale = _outcome(package, arguments)
    if not outcome.json:
        return console.refuse((*findings, *outcome.findings))
    shown = Outcome(
        line=outcome.line,
        json=outcome.json,
        findings=(*findings, *outcome.findings),
    )
    status = conclude([shown], plan, console)
    return Status.FINDINGS if arguments.check and stale else status


def _chosen(arguments: Namespace) -> Namespace:
    """Return the arguments that choose the package and leave the rest to its table."""
    parser = ArgumentParser()
    declare_targets(parser)
    chosen = parser.parse_args([])
    chosen.name, chosen.config = arguments.package, arguments.config
    return chosen


def _package(
    target: Target, console: Console
) -> "tuple[Package | None, tuple[Diagnostic, ...]]":
    """Return the plan of a package, and the errors that cost some of it."""
    from specwright.python import Options, plan_package

    from .pipeline import build

    built = build(target, console)
    if built.api is None:
        return None, built.located
    with console.progress(f"planning {target.name}"):
        package, _ = plan_package(built.api, Options(**options_of(target)))
    errors = (one for one in built.located if one.severity is Severity.ERROR)
    return package, tuple(errors)


def _outcome(package: "Package", arguments: Namespace) -> tuple[Outcome, bool]:
    """Return what became of the file, and whether it was behind the specification.

    The outcome has no JSON where the file cannot be read or written.
    """
    from specwright.render import write_file
    from specwright.scaffold import left, merged, plan_sheet, printed_sheet

    sheet = plan_sheet(package, webhooks=arguments.webhooks)
    if sheet is None:
        what = "webhooks and callbacks" if arguments.webhooks else "operations"
        hint = "see the specification, and --webhooks"
        finding = usage_finding(f"`{package.name}` has no {what}", hint)
        return Outcome(findings=(finding,)), False
    file: Path = arguments.output
    try:
        written = file.read_bytes() if file.exists() else b""
        fresh = printed_sheet(sheet)
        result, findings = merged(written, fresh, sheet, file)
        if result is None:
            return Outcome(findings=findings), False
        changed = result.content != written
        if changed and not arguments.check:
            write_file(file, result.content)
    except OSError as error:
        return Outcome(findings=(_refused(file, error),)), False
    kept = written if arguments.check else result.content
    findings = left(kept, fresh, sheet, file)
    outcome = Outcome(
        line=f"{file.as_posix()}: {_said(result, check=arguments.check)}",
        json=_json(result, arguments),
        findings=findings,
    )
    stale = changed or any(one.severity >= Severity.WARNING for one in findings)
    return outcome, stale


def _refused(file: Path, error: OSError) -> Diagnostic:
    return Diagnostic(
        code="unreadable-handlers",
        severity=Severity.ERROR,
        location=Location("", Span(file.as_posix(), 1, 1, 1, 1)),
        message=f"the file cannot be used: {error.strerror or error}",
        hint="let --output name a file that can be read and written",
    )


def _said(result: "Merged", *, check: bool) -> str:
    if not result.added:
        return "up to date"
    verb = "missing" if check else "added"
    return "\n  ".join([verb, *(f"+ {name}" for name in result.added)])


def _json(result: "Merged", arguments: Namespace) -> dict[str, Any]:
    return {
        "name": arguments.package,
        "output": arguments.output.as_posix(),
        "added": list(result.added),
        "written": bool(result.added) and not arguments.check,
    }


VERB: Final = Verb(
    name="scaffold",
    summary="write handlers to fill in, or add what is new to those that are there",
    declare=_declare,
    run=_run,
)
