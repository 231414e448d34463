"""`specwright lint`: say what a specification could do better."""

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic, Style

from .bounds import Bounds
from .console import Console, counted
from .inspection import inspected, lint_options
from .memory import cache_folder
from .outcome import fails
from .patience import BaselineError, Patience, declare_baseline
from .status import Status
from .target import Inspection, declare_targets, plan_inspection, usage_finding
from .verb import Verb

if TYPE_CHECKING:
    from specwright.lint import LintOptions


_REPEATS: Final = 3
"""How many findings that say the same are shown to people."""


def _declare(parser: ArgumentParser) -> None:
    declare_targets(parser)
    parser.add_argument(
        "--ruleset",
        choices=("minimal", "recommended", "strict", "style"),
        help="which rules look at the specification",
    )
    parser.add_argument(
        "--rules", action="store_true", help="list the rules, and look at nothing"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"show every finding, not {_REPEATS} of those that say the same",
    )
    declare_baseline(parser)


def _list(console: Console) -> Status:
    """Print every rule with its ruleset and its severity."""
    from specwright.lint import RULES

    if console.machine:
        listed = [
            {
                "id": rule.id,
                "ruleset": rule.ruleset.value,
                "severity": rule.severity.name.lower(),
                "what": rule.what,
            }
            for rule in RULES.values()
        ]
        console.print(json.dumps(listed, indent=2) + "\n")
        return Status.CLEAN
    width = max(map(len, RULES))
    for rule in RULES.values():
        severity = rule.severity.name.lower()
        console.print(
            f"{rule.id:{width}}  {rule.ruleset:11}  {severity:7}  {rule.what}\n"
        )
    return Status.CLEAN


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    if arguments.rules:
        return _list(console)
    inspection, findings = plan_inspection(arguments)
    if inspection is None:
        return console.refuse(findings)
    from specwright.document.collector import collector_paused

    with collector_paused():
        return _inspect(inspection, arguments, console)


def _inspect(inspection: Inspection, arguments: Namespace, console: Console) -> Status:
    plan = inspection.plan
    options = lint_options(plan.lint, arguments.ruleset)
    found: list[Diagnostic] = []
    for spec, bounds in inspection.subjects.items():
        looked, readable = _looked(spec, bounds, options, console)
        if not readable:
            return console.refuse(looked)
        found += looked
    try:
        left = Patience.of(arguments).left(found, console)
    except BaselineError as error:
        hint = "write one with --update-baseline"
        return console.refuse((usage_finding(str(error), hint),))
    names = ", ".join(spec.as_posix() for spec in inspection.subjects)
    style = Style(repeats=None if arguments.all else _REPEATS)
    console.report(left, {"spec": names}, style)
    console.say(f"{names}: {counted(len(left), 'finding')}")
    for code, count in Counter(finding.code for finding in left).most_common():
        console.say(f"{count:>7,}  {code}")
    return Status.FINDINGS if fails(left, plan.fail_on) else Status.CLEAN


def _looked(
    spec: Path, bounds: Bounds, options: "LintOptions", console: Console
) -> tuple[tuple[Diagnostic, ...], bool]:
    """Return what there is to say about a specification; and whether it can be read."""
    from specwright.build import build_api
    from specwright.document import read_document

    with console.progress(f"reading {spec}"):
        document, found = read_document(spec, policy=bounds.policy())
    if document is None:
        return found, False
    with console.progress(f"looking at {spec}"):
        api, built = build_api(document)
        earlier = (found, built)
        linted = inspected(document, api, options, earlier, cache=cache_folder())
    return linted, True


VERB: Final = Verb(
    name="lint",
    summary="say what a specification could do better",
    declare=_declare,
    run=_run,
)
