"""The program: arguments in, exit status out."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Final

from specwright import __version__
from specwright.diagnostics import PRINTERS

from .mishap import Mishaps
from .verb import Verb
from .verbs import VERBS

_EPILOG: Final = """\
exit status: 0 clean, 1 findings at or above --fail-on, 2 could not run

`specwright VERB --help` tells what a verb takes.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run specwright and return its exit status.

    `arguments` are those of the command line unless given. Exits by itself where they
    make no sense, as argparse does, with 2.
    """
    parser = _parser()
    chosen, rest = parser.parse_known_args(arguments)
    verb: Verb = chosen.verb
    if rest:
        parser.error(_unrecognized(rest, chosen))
    with Mishaps(sys.stderr) as mishaps:
        mishaps.status = verb.run(chosen)
    return mishaps.status


def _unrecognized(words: Sequence[str], chosen: Namespace) -> str:
    message = f"unrecognized arguments: {' '.join(words)}"
    if words[0].startswith("-") or not hasattr(chosen, "spec"):
        return message
    return f"{message}; did you mean --spec {words[0]}?"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="specwright",
        description="OpenAPI in; Python out that a careful person could have written.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        added = verbs.add_parser(
            verb.name, help=verb.summary, description=f"{verb.summary.capitalize()}."
        )
        verb.declare(added)
        _declare_output(added)
        added.set_defaults(verb=verb)
    return parser


def _declare_output(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=sorted(PRINTERS),
        default="text",
        help="how to print findings; all but `text` go to standard output",
    )
    parser.add_argument("--quiet", action="store_true", help="print findings alone")
