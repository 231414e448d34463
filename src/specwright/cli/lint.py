"""`specwright lint`: say what a specification could do better."""

import json
from argparse import ArgumentParser, Namespace
from typing import Final

from .console import Console
from .inspection import inspected, lint_options
from .memory import cache_folder
from .outcome import fails
from .patience import BaselineError, Patience, declare_baseline
from .status import Status
from .target import declare_targets, plan_inspection, usage_finding
from .verb import Verb


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
    from specwright.build import build_api
    from specwright.document import ReadPolicy, read_document

    console = Console.of(arguments)
    if arguments.rules:
        return _list(console)
    inspection, findings = plan_inspection(arguments)
    if inspection is None:
        return console.refuse(findings)
    spec, plan = inspection.spec, inspection.plan
    with console.progress(f"reading {spec}"):
        document, found = read_document(spec, policy=ReadPolicy(root=inspection.root))
    if document is None:
        return console.refuse(found)
    with console.progress("looking"):
        api, built = build_api(document)
        options = lint_options(plan.lint, arguments.ruleset)
        linted = inspected(document, api, options, cache=cache_folder())
    try:
        patience = Patience.of(arguments)
        left = patience.left((*document.located((*found, *built)), *linted), console)
    except BaselineError as error:
        hint = "write one with --update-baseline"
        return console.refuse((usage_finding(str(error), hint),))
    console.report(left, {"spec": spec.as_posix()})
    console.say(f"{spec}: {len(left)} findings")
    return Status.FINDINGS if fails(left, plan.fail_on) else Status.CLEAN


VERB: Final = Verb(
    name="lint",
    summary="say what a specification could do better",
    declare=_declare,
    run=_run,
)
