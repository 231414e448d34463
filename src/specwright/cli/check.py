"""`specwright check`: all that CI wants to know, in one status."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final

from .console import Console
from .outcome import Outcome, conclude
from .status import Status
from .target import declare_targets, plan_targets
from .verb import Verb

if TYPE_CHECKING:
    from .pipeline import Made


def _run(arguments: Namespace) -> Status:
    console = Console.of(arguments)
    plan, findings = plan_targets(arguments)
    if plan is None:
        return console.refuse(findings)
    from .pipeline import make

    made = [make(target, console, strict=plan.strict) for target in plan.targets]
    return conclude([checked(one) for one in made], plan, console)


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


VERB: Final = Verb(
    name="check",
    summary="tell whether specification and packages are sound and agree",
    declare=_declare,
    run=_run,
)
